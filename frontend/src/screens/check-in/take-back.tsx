import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'

type Props = { space: string; onConfirm: () => Promise<unknown>; onDone?: () => void }

/** Takes the whole answer back, once one has read what that means. */
export function TakeBack({ space, onConfirm, onDone }: Props) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const take = useAct(onConfirm)
  const confirm = async () => {
    if (!(await take.run())) return
    setAsking(false)
    if (onDone) onDone()
    else route(`/s/${space}`)
  }
  return (
    <>
      <Button kind="link" onClick={() => setAsking(true)}>
        {m.takeBack()}
      </Button>
      {asking && (
        <Dialog title={m.takeBackTitle()} onClose={() => setAsking(false)}>
          <p>{m.takeBackMeans()}</p>
          <ProblemNotice problem={take.problem} />
          <div class="stack-small">
            <Button onClick={confirm} pending={take.pending}>
              {m.takeBackYes()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {m.cancel()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
