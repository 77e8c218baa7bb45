import { useState } from 'preact/hooks'

import { keptNames } from '../../../device/sealed.ts'
import { DRAFT } from '../../../kept-draft.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { UNSENT } from '../../check-in/unsent.ts'
import { Confirm } from '../parts/confirm.tsx'
import { PageText } from '../parts/page-text.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { Unlock } from '../parts/use-unlock.tsx'
import { deleteAccount, signOut } from '../ways/sign-out.ts'
import { useWay } from '../ways/use-way.ts'

/** Out for now, or for good. */
export function Goodbye({ unlock }: { unlock: Unlock }) {
  const [deleting, setDeleting] = useState(false)
  const [losing, setLosing] = useState(false)
  const leave = useWay(async () => {
    if (!losing && (await isAnythingLost())) return setLosing(true)
    await signOut()
  })
  const remove = useWay(async () => {
    setDeleting(false)
    await unlock.whenFresh(deleteAccount)
  })

  return (
    <section class="stack">
      <Button kind="quiet" pending={leave.pending} onClick={leave.run}>
        {m.signOut()}
      </Button>
      {!losing && <Trouble of={leave} />}
      <Button kind="link" pending={remove.pending} onClick={() => setDeleting(true)}>
        {m.deleteAccount()}
      </Button>
      <Trouble of={remove} />
      {losing && (
        <Confirm
          title={m.signOutTitle()}
          button={m.signOut()}
          pending={leave.pending}
          onConfirm={leave.run}
          onClose={() => setLosing(false)}
        >
          <p>{m.signOutLoses()}</p>
          <Trouble of={leave} />
        </Confirm>
      )}
      {deleting && (
        <Confirm
          title={m.deleteTitle()}
          button={m.deleteButton()}
          onConfirm={remove.run}
          onClose={() => setDeleting(false)}
        >
          <PageText page="deleting" />
        </Confirm>
      )}
    </section>
  )
}

/** Are there words on this device only? */
async function isAnythingLost(): Promise<boolean> {
  const names = await Promise.all([UNSENT, DRAFT].map(keptNames))
  return names.flat().length > 0
}
