import { useState } from 'preact/hooks'

import type { MeOut } from '../../../api/schema.d.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import type { Unlock } from '../parts/use-unlock.tsx'
import { NewPassword } from '../steps/new-password.tsx'
import { setPassword } from '../ways/password.ts'
import { useWay } from '../ways/use-way.ts'

type Props = { me: MeOut; unlock: Unlock; onDone: (words: string) => void; onBack: () => void }

/** A first password, or one in the place of another. */
export function ChangePassword({ me, unlock, onDone, onBack }: Props) {
  const [password, setNewPassword] = useState('')
  const save = useWay(async () => {
    await unlock.withKey((key) => setPassword(password, { handle: me.handle, person: me.person, key }))
    onDone(m.passwordSaved())
  })
  return (
    <NewPassword
      place={app.navMe()}
      handle={me.handle}
      password={password}
      onInput={setNewPassword}
      onBack={onBack}
      then={save}
      button={app.save()}
    />
  )
}
