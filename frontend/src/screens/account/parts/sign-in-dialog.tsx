import { useState } from 'preact/hooks'

import type { MeOut } from '../../../api/schema.d.ts'
import { canPasskeys } from '../../../keys/passkey.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { signInWithPasskey } from '../ways/passkey.ts'
import { signInWithPassword } from '../ways/password.ts'
import { useWay } from '../ways/use-way.ts'
import { HandleKept, PasswordField } from './password-field.tsx'
import { Trouble } from './trouble.tsx'

type Props = { me: MeOut; onDone: () => void; onClose: () => void }

/** Shows once more who is here, before something that matters. */
export function SignInDialog({ me, onDone, onClose }: Props) {
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState<'passkey' | 'password'>()
  const enter = useWay(async (way: 'passkey' | 'password') => {
    setTried(way)
    if (way === 'passkey') await signInWithPasskey(me.person)
    else await signInWithPassword(me.handle, password)
    onDone()
  })
  const withPasskey = me.passkeys.length > 0 && canPasskeys()

  return (
    <Dialog title={m.onceMoreTitle()} onClose={onClose}>
      <p>{m.onceMoreLead()}</p>
      {withPasskey && (
        <Button pending={enter.pending} onClick={() => void enter.run('passkey')}>
          {m.usePasskey()}
        </Button>
      )}
      {me.password && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void enter.run('password')
          }}
        >
          <HandleKept handle={me.handle} />
          <PasswordField label={m.password()} value={password} onInput={setPassword} use="current-password" />
          <Button submit kind={withPasskey ? 'quiet' : 'main'} pending={enter.pending}>
            {m.usePassword()}
          </Button>
        </form>
      )}
      <Trouble
        of={enter}
        instead={{ 'sign-in-refused': tried === 'passkey' ? m.refusedPasskey() : m.refusedPassword() }}
      />
      <Button kind="link" onClick={onClose}>
        {app.cancel()}
      </Button>
    </Dialog>
  )
}
