import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Refusal } from './refusal.tsx'
import { endRepair } from './way.ts'

type Props = { space: string; repair: string; hasBegun: boolean; anew: () => Promise<void> }

/** Lets a repair rest, wherever it is, once one has read what that means. */
export function Rest({ space, repair, hasBegun, anew }: Props) {
  const [asking, setAsking] = useState(false)
  const rest = useAct(async () => {
    await endRepair(space, repair, 'rest')
    await anew()
  })
  return (
    <>
      <Button kind="link" onClick={() => setAsking(true)}>
        {m.restLink()}
      </Button>
      {asking && (
        <Dialog title={m.restTitle()} onClose={() => setAsking(false)}>
          <p>{hasBegun ? m.restMeans() : m.restMeansBefore()}</p>
          <Refusal problem={rest.problem} />
          <div class="stack-small">
            <Button onClick={rest.run} pending={rest.pending}>
              {m.restLink()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {m.restNo()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
