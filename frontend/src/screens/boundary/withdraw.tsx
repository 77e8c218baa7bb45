import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { BoundaryOut, MemberOut } from '../../api/schema.d.ts'
import { namesOf } from '../../format/people.ts'
import * as m from '../../messages/boundaries.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Refusal } from './refusal.tsx'

type Props = {
  boundary: BoundaryOut
  space: string
  readers: readonly MemberOut[]
  again: () => void
  onDeleted: () => void
}

/** Takes it back, once one has read what stays of it: of a shared one its trace, of another one nothing. */
export function Withdraw({ boundary, space, readers, again, onDeleted }: Props) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const isShared = boundary.state === 'shared'
  const withdraw = useAct(async () => {
    const params = { path: { space, boundary: boundary.id } }
    await ask(api.DELETE('/api/v1/spaces/{space}/boundaries/{boundary}', { params }))
    setAsking(false)
    if (isShared) return again()
    onDeleted()
    route(`/s/${space}/boundaries`, true)
  })
  const names = namesOf(readers)
  const link = isShared ? m.boundaryWithdrawLink() : m.boundaryDeleteLink()
  return (
    <>
      <Button kind="link" onClick={() => setAsking(true)}>
        {link}
      </Button>
      {asking && (
        <Dialog
          title={isShared ? m.boundaryWithdrawTitle() : m.boundaryDeleteTitle()}
          onClose={() => setAsking(false)}
        >
          <p>
            {!isShared
              ? m.boundaryDeleteMeans()
              : names
                ? m.boundaryWithdrawMeans({ names })
                : m.boundaryWithdrawMeansNobody()}
          </p>
          <Refusal problem={withdraw.problem} />
          <div class="stack-small">
            <Button onClick={withdraw.run} pending={withdraw.pending}>
              {link}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {m.boundaryWithdrawNo()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
