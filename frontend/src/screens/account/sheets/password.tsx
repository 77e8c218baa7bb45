import { useState } from 'preact/hooks'

import { api, ask } from '../../../api/client.ts'
import type { MeOut } from '../../../api/schema.d.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { Unlock } from '../parts/use-unlock.tsx'
import { useWay } from '../ways/use-way.ts'

type Props = { me: MeOut; unlock: Unlock; onDone: (words: string) => void; onChange: () => void }

/** Is there a password? It can be set, changed and, beside a passkey, removed. */
export function Password({ me, unlock, onDone, onChange }: Props) {
  const [removing, setRemoving] = useState(false)
  const remove = useWay(async () => {
    setRemoving(false)
    await unlock.whenFresh(async () => {
      await ask(api.DELETE('/api/v1/me/password'))
    })
    onDone(m.passwordRemoved())
  })

  return (
    <Sheet title={m.password()}>
      <p class="soft">{me.password ? m.passwordIsSet() : m.passwordNone()}</p>
      <Trouble of={remove} />
      <div class="actions">
        <Button kind="link" onClick={onChange}>
          {me.password ? m.passwordChange() : m.passwordSet()}
        </Button>
        {me.password && me.passkeys.length > 0 && (
          <Button kind="link" pending={remove.pending} onClick={() => setRemoving(true)}>
            {m.remove()}
          </Button>
        )}
      </div>
      {removing && (
        <Confirm
          title={m.passwordRemoveTitle()}
          button={m.remove()}
          onConfirm={remove.run}
          onClose={() => setRemoving(false)}
        >
          <p>{m.passwordRemoveMeans()}</p>
        </Confirm>
      )}
    </Sheet>
  )
}
