import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { cancel } from '../../messages/app.ts'
import * as m from '../../messages/given.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'

/** Takes everything back, in every space: asks once, acts at once. */
export function Everything({ spaces, onDone }: { spaces: readonly string[]; onDone: () => void }) {
  const [asking, setAsking] = useState(false)
  const take = useAct(async () => {
    for (const space of spaces) {
      await ask(api.DELETE('/api/v1/spaces/{space}/given', { params: { path: { space } } }))
    }
    setAsking(false)
    onDone()
  })
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {m.givenEverything()}
      </Button>
      {asking && (
        <Dialog title={m.givenEverythingTitle()} onClose={() => setAsking(false)}>
          <p>{m.givenEverythingMeans()}</p>
          <p>{m.givenEverythingStays()}</p>
          <ProblemNotice problem={take.problem} />
          <div class="stack-small">
            <Button onClick={take.run} pending={take.pending}>
              {m.givenEverythingYes()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {cancel()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
