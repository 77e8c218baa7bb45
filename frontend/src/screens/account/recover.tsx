import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import type { Bytes } from '../../keys/bytes.ts'
import { makeCode } from '../../keys/recovery-code.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { useSteps } from '../../parts/use-steps.ts'
import { needsHttps } from '../../parts/needs-https.tsx'
import { CodeShown } from './steps/code-shown.tsx'
import { CodeTyped } from './steps/code-typed.tsx'
import { NewPassword } from './steps/new-password.tsx'
import { OldCode } from './steps/old-code.tsx'
import { WayAgain } from './steps/way-again.tsx'
import { useArrival } from './ways/arrival.ts'
import { addPasskey } from './ways/passkey.ts'
import { setPassword } from './ways/password.ts'
import { renewCode, type Recovered } from './ways/recovery.ts'
import { useWay } from './ways/use-way.ts'

const STEPS = ['old', 'code', 'typed', 'again', 'password'] as const
const RENEWED = 3

/** In with the recovery code, which a new one replaces before anything else happens. */
function Recover() {
  const { route } = useLocation()
  const { step: at, go, back } = useSteps()
  const [isRenewed, setRenewed] = useState(false)
  const [opened, setOpened] = useState<{ by: Recovered; next: Bytes }>()
  const [password, setNewPassword] = useState('')
  const arrive = useArrival()
  const leave = () => opened && arrive(opened.by.person)

  const finish = useWay(async () => {
    if (!opened) return
    await renewCode(opened.by, opened.next)
    setRenewed(true)
    go(RENEWED)
  })
  const addedPasskey = useWay(async () => {
    if (!opened) return
    await addPasskey(opened.by.person, opened.by.key)
    leave()
  })
  const newPassword = useWay(async () => {
    if (!opened) return
    await setPassword(password, opened.by)
    leave()
  })

  // Once the new code holds, Back does not lead into what is over.
  const step = STEPS[isRenewed ? Math.max(at, RENEWED) : at] ?? 'old'
  if (!opened || step === 'old')
    return (
      <OldCode
        onBack={() => route('/sign-in')}
        onOpen={(by) => {
          setOpened({ by, next: makeCode() })
          go(1)
        }}
      />
    )
  const { handle } = opened.by
  const frame = { place: m.recoverPlace(), onBack: back }
  switch (step) {
    case 'code':
      return <CodeShown {...frame} code={opened.next} handle={handle} onNext={() => go(2)} />
    case 'typed':
      return <CodeTyped {...frame} code={opened.next} then={finish} button={app.signIn()} />
    case 'again':
      return <WayAgain passkey={addedPasskey} onPassword={() => go(RENEWED + 1)} onLater={leave} />
    case 'password':
      return (
        <NewPassword
          {...frame}
          handle={handle}
          password={password}
          onInput={setNewPassword}
          then={newPassword}
          button={m.passwordSet()}
        />
      )
  }
}

export default needsHttps(Recover)
