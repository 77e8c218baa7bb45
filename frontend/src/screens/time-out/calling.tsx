import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import type { MemberOut, TimeOutOut } from '../../api/schema.d.ts'
import { namesOf, othersOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/time-out.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { call } from './pause.ts'
import { problemWords, ReturnField, useReturnTime } from './return-field.tsx'

type Props = { space: string; members: readonly MemberOut[]; onCalled: (timeOut: TimeOutOut) => void }

/** Calling one, alone. What the others will see stands above the button. */
export function Calling({ space, members, onCalled }: Props) {
  const chosen = useReturnTime()
  const [id] = useState(() => crypto.randomUUID())
  const begin = useAct(async (at: number) => onCalled(await call(space, id, at)))
  const others = othersOf(members)
  const refused = begin.problem && problemWords(begin.problem)
  return (
    <Screen
      place={m.timeOut()}
      title={words.timeOutTitle()}
      lead={words.timeOutLead()}
      step="calling"
      foot={
        <>
          <ButtonLink kind="quiet" href={`/s/${space}`}>
            {words.timeOutNotNow()}
          </ButtonLink>
          <Button
            pending={begin.pending}
            onClick={() => {
              const at = chosen.take()
              if (at !== undefined) void begin.run(at)
            }}
          >
            {words.timeOutBegin()}
          </Button>
        </>
      }
    >
      <ReturnField chosen={chosen} />
      <p>{words.timeOutMeans()}</p>
      {others.length > 0 && <p>{words.timeOutSeen({ names: namesOf(others) })}</p>}
      {refused ? <Notice kind="problem">{refused}</Notice> : <ProblemNotice problem={begin.problem} />}
    </Screen>
  )
}
