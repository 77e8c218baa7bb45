import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import type { TimeOutOut } from '../../api/schema.d.ts'
import { meIn, nameOf, namesOf, othersOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/time-out.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { untilWords } from '../../resting.ts'
import { leftWords, saidWords } from './left.ts'
import { comeBack, move, type Pause } from './pause.ts'
import { problemWords, ReturnField, useReturnTime } from './return-field.tsx'
import { Steadying } from './steadying.tsx'

type Props = { pause: Pause; running: TimeOutOut; left: number; put: (pause: Pause) => void }

/** Until it is over: how long that is, a breath to follow, and the ways to change it that are mine. */
export function Running({ pause, running, left, put }: Props) {
  const { space, members } = pause
  const mine = members !== undefined && running.by === meIn(members)
  const [asking, setAsking] = useState(false)
  const back = useAct(async () => {
    await comeBack(space, running.id)
    put({ ...pause, timeOut: null })
  })
  return (
    <Screen
      place={m.timeOut()}
      title={words.timeOutUntil({ when: untilWords(running.returns_at) })}
      lead={leftWords(left)}
      step={running.id}
      foot={
        members &&
        (mine || !running.moved) && (
          <>
            {!running.moved && (
              <Button kind="quiet" onClick={() => setAsking(true)}>
                {words.timeOutLonger()}
              </Button>
            )}
            {mine && (
              <Button onClick={back.run} pending={back.pending}>
                {words.timeOutBack()}
              </Button>
            )}
          </>
        )
      }
    >
      <p class="unseen" role="status">
        {saidWords(left)}
      </p>
      <ProblemNotice problem={back.problem} />
      <Steadying>
        <p>{members ? whose(pause, running) : words.timeOutAway()}</p>
        {running.moved && <p class="soft">{words.timeOutMoved()}</p>}
      </Steadying>
      {asking && <Longer pause={pause} running={running} put={put} onClose={() => setAsking(false)} />}
    </Screen>
  )
}

function whose({ members = [] }: Pause, { by }: TimeOutOut): string {
  return by === meIn(members) ? words.timeOutMine() : words.timeOutTheirs({ name: nameOf(members, by) })
}

type LongerProps = Omit<Props, 'left'> & { onClose: () => void }

/** To a later time, once in all. */
function Longer({ pause, running, put, onClose }: LongerProps) {
  const after = Date.parse(running.returns_at)
  const chosen = useReturnTime(after)
  const others = othersOf(pause.members ?? [])
  const change = useAct(async (at: number) => {
    put({ ...pause, timeOut: await move(pause.space, running.id, at) })
    onClose()
  })
  const refused = change.problem && problemWords(change.problem, after)
  return (
    <Dialog title={words.timeOutLongerTitle()} onClose={onClose}>
      <p>{words.timeOutLongerMeans({ names: namesOf(others) })}</p>
      <ReturnField chosen={chosen} after={after} />
      {refused ? <Notice kind="problem">{refused}</Notice> : <ProblemNotice problem={change.problem} />}
      <div class="stack-small">
        <Button
          pending={change.pending}
          onClick={() => {
            const at = chosen.take()
            if (at !== undefined) void change.run(at)
          }}
        >
          {words.timeOutLonger()}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {m.cancel()}
        </Button>
      </div>
    </Dialog>
  )
}
