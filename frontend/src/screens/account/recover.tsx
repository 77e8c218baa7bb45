import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import type { Bytes } from '../../keys/bytes.ts'
import { makeCode } from '../../keys/recovery-code.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { afterSignIn } from '../../session.ts'
import { needsHttps } from './parts/needs-https.tsx'
import { CodeShown } from './steps/code-shown.tsx'
import { CodeTyped } from './steps/code-typed.tsx'
import { NewPassword } from './steps/new-password.tsx'
import { OldCode } from './steps/old-code.tsx'
import { WayAgain } from './steps/way-again.tsx'
import { addPasskey } from './ways/passkey.ts'
import { setPassword } from './ways/password.ts'
import { renewCode, type Recovered } from './ways/recovery.ts'
import { useWay } from './ways/use-way.ts'

type Step = 'old' | 'code' | 'typed' | 'again' | 'password'

/** In with the recovery code, which a new one replaces before anything else happens. */
function Recover() {
  const { route } = useLocation()
  const [step, setStep] = useState<Step>('old')
  const [opened, setOpened] = useState<{ by: Recovered; next: Bytes }>()
  const [password, setNewPassword] = useState('')
  const leave = () => route(afterSignIn(), true)

  const finish = useWay(async () => {
    if (!opened) return
    await renewCode(opened.by, opened.next)
    setStep('again')
  })
  const addedPasskey = useWay(async () => {
    if (!opened) return
    await addPasskey(opened.by.person, opened.by.key)
    leave()
  })
  const newPassword = useWay(async () => {
    if (!opened) return
    await setPassword(password, opened.by.person, opened.by.key)
    leave()
  })

  if (!opened || step === 'old')
    return (
      <OldCode
        onBack={() => route('/sign-in')}
        onOpen={(by) => {
          setOpened({ by, next: makeCode() })
          setStep('code')
        }}
      />
    )
  const { handle } = opened.by
  const frame = { place: m.recoverPlace() }
  switch (step) {
    case 'code':
      return (
        <CodeShown
          {...frame}
          code={opened.next}
          handle={handle}
          onBack={() => setStep('old')}
          onNext={() => setStep('typed')}
        />
      )
    case 'typed':
      return (
        <CodeTyped
          {...frame}
          code={opened.next}
          onBack={() => setStep('code')}
          then={finish}
          button={app.signIn()}
        />
      )
    case 'again':
      return <WayAgain passkey={addedPasskey} onPassword={() => setStep('password')} onLater={leave} />
    case 'password':
      return (
        <NewPassword
          {...frame}
          handle={handle}
          password={password}
          onInput={setNewPassword}
          onBack={() => setStep('again')}
          then={newPassword}
          button={m.passwordSet()}
        />
      )
  }
}

export default needsHttps(Recover)
