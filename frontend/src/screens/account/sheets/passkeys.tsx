import { useState } from 'preact/hooks'

import { api, ask } from '../../../api/client.ts'
import type { MeOut, PasskeyOut } from '../../../api/schema.d.ts'
import { longDay } from '../../../format/days.ts'
import { canPasskeys } from '../../../keys/passkey.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { Unlock } from '../parts/use-unlock.tsx'
import { addPasskey } from '../ways/passkey.ts'
import { useWay } from '../ways/use-way.ts'
import { ownToday } from '../ways/today.ts'

type Props = { me: MeOut; unlock: Unlock; onDone: (words: string) => void }

/** The passkeys, each with its device and day. */
export function Passkeys({ me, unlock, onDone }: Props) {
  const isLastWay = !me.password && me.passkeys.length === 1
  const [removing, setRemoving] = useState<PasskeyOut>()
  const add = useWay(async () => {
    await unlock.withKey((key) => addPasskey(me.person, key))
    onDone(m.passkeyAdded())
  })
  const remove = useWay(async ({ id }: PasskeyOut) => {
    setRemoving(undefined)
    await unlock.whenFresh(async () => {
      await ask(api.DELETE('/api/v1/me/passkeys/{passkey}', { params: { path: { passkey: id } } }))
    })
    onDone(m.passkeyRemoved())
  })

  return (
    <Sheet title={m.passkeysTitle()}>
      {me.passkeys.length > 0 ? (
        <ul class="rows">
          {me.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <p>{passkey.device}</p>
                <p class="soft">{m.passkeyMade({ day: longDay(passkey.made_on, ownToday()) })}</p>
                {!passkey.unlocks && <p class="soft">{m.passkeyOpensNothing()}</p>}
              </div>
              {!isLastWay && (
                <Button kind="link" onClick={() => setRemoving(passkey)}>
                  {m.remove()}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft">{m.passkeysNone()}</p>
      )}
      <Trouble of={remove} />
      <Trouble of={add} />
      {canPasskeys() && (
        <Button kind="quiet" pending={add.pending} onClick={add.run}>
          {m.passkeyAdd()}
        </Button>
      )}
      {removing && (
        <Confirm
          title={m.passkeyRemoveTitle()}
          button={m.remove()}
          onConfirm={() => void remove.run(removing)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{m.passkeyRemoveMeans({ device: removing.device })}</p>
        </Confirm>
      )}
    </Sheet>
  )
}
