import { useState } from 'preact/hooks'

import { canPasskeys } from '../../keys/passkey.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { LanguageSelect } from '../../parts/language-select.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { HandleField } from './parts/handle-field.tsx'
import { needsHttps } from '../../parts/needs-https.tsx'
import { PasswordField } from './parts/password-field.tsx'
import { Trouble } from './parts/trouble.tsx'
import { useArrival } from './ways/arrival.ts'
import { signInWithPasskey } from './ways/passkey.ts'
import { signInWithPassword } from './ways/password.ts'
import { useWay } from './ways/use-way.ts'

/** In again, and back to where one was. */
function SignIn() {
  const arrive = useArrival()
  const [handle, setHandle] = useState('')
  const [password, setPassword] = useState('')

  const withPasskey = useWay(async () => {
    arrive(await signInWithPasskey())
  })
  const withPassword = useWay(async () => {
    arrive(await signInWithPassword(handle, password))
  })

  return (
    <Screen place="" title={app.signIn()}>
      {canPasskeys() && (
        <div class="stack">
          <Button pending={withPasskey.pending} onClick={withPasskey.run}>
            {m.usePasskey()}
          </Button>
          <Trouble of={withPasskey} instead={{ 'sign-in-refused': m.refusedPasskey() }} />
        </div>
      )}
      <Sheet title={canPasskeys() ? m.orPassword() : m.withPassword()}>
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void withPassword.run()
          }}
        >
          <HandleField value={handle} onInput={setHandle} />
          <PasswordField label={m.password()} value={password} onInput={setPassword} use="current-password" />
          <Trouble
            of={withPassword}
            instead={{ 'sign-in-refused': m.refusedPassword(), invalid: m.refusedPassword() }}
          />
          <Button submit kind={canPasskeys() ? 'quiet' : 'main'} pending={withPassword.pending}>
            {m.usePassword()}
          </Button>
        </form>
      </Sheet>
      <div class="stack-small">
        <p>
          {m.lostBoth()} <a href="/recover">{m.useCode()}</a>
        </p>
        <p>
          {m.noAccount()} <a href="/welcome">{m.toWelcome()}</a>
        </p>
      </div>
      <LanguageSelect />
    </Screen>
  )
}

export default needsHttps(SignIn)
