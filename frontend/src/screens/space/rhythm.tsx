import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { RhythmIn, SpaceOut } from '../../api/schema.d.ts'
import { moment, whenIs } from '../../format/days.ts'
import { rhythmWords } from '../../format/rhythm.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/space.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { RhythmFields } from '../../parts/rhythm-fields.tsx'

type Props = { space: SpaceOut; today: string; put: (space: SpaceOut) => void }

/** When it opens. A change says first what it leaves alone. */
export function Rhythm({ space, today, put }: Props) {
  const [open, setOpen] = useState(false)
  const { rhythm } = space
  const opens = space.opens.map((at) => moment(at, rhythm.zone, today))
  if (open) {
    const running = space.opens[0] ? whenIs(space.opens[0], rhythm.zone, today) : ''
    return <RhythmForm space={space} running={running} put={put} onClose={() => setOpen(false)} />
  }
  return (
    <>
      <div class="stack-small">
        <p>{rhythmWords(rhythm)}</p>
        <p class="soft">{words.usZone({ zone: rhythm.zone.replaceAll('_', ' ') })}</p>
        {opens.length > 0 && (
          <>
            <p class="soft">{words.usOpens()}</p>
            <ul class="soft plain">
              {opens.map((when) => (
                <li key={when}>{when}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button kind="link" onClick={() => setOpen(true)}>
        {words.usRhythmChange()}
      </Button>
    </>
  )
}

type FormProps = { space: SpaceOut; running: string; put: (space: SpaceOut) => void; onClose: () => void }

function RhythmForm({ space, running, put, onClose }: FormProps) {
  const [rhythm, setRhythm] = useState<RhythmIn>(space.rhythm)
  const save = useAct(async () => {
    const params = { path: { space: space.id } }
    put(await ask(api.PUT('/api/v1/spaces/{space}/rhythm', { params, body: rhythm })))
    onClose()
  })
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save.run()
      }}
    >
      <RhythmFields value={rhythm} onChange={setRhythm} />
      <p>{words.usRhythmMeans({ when: running, rhythm: rhythmWords(rhythm) })}</p>
      <ProblemNotice problem={save.problem} />
      <div class="stack-small">
        <Button submit pending={save.pending}>
          {words.usRhythmSave()}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {m.cancel()}
        </Button>
      </div>
    </form>
  )
}
