import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { Problem } from '../../api/problem.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { Steps } from '../../parts/steps.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { needsHttps } from '../../parts/needs-https.tsx'
import { CodeShown } from './steps/code-shown.tsx'
import { CodeTyped } from './steps/code-typed.tsx'
import { MakePasskey } from './steps/make-passkey.tsx'
import { NameAndWay } from './steps/name-and-way.tsx'
import { NewPassword } from './steps/new-password.tsx'
import { useArrival } from './ways/arrival.ts'
import { invitation } from './ways/invitation.ts'
import { keepNewcomer, makeAccount, mayBegin, resumeNewcomer, type Newcomer } from './ways/sign-up.ts'
import { useWay } from './ways/use-way.ts'

/** The steps of each way; the last one makes the account. */
const STEPS = {
  passkey: ['name', 'code', 'typed', 'passkey'],
  password: ['name', 'password', 'code', 'typed'],
} as const

type Step = (typeof STEPS)[keyof typeof STEPS][number]

/** A new account. Nothing of it exists before the last step has worked (docs/protocol.md). */
function SignUp() {
  const { route } = useLocation()
  const arrive = useArrival()
  const { step: at, go, back } = useSteps()
  const [who, setWho] = useState(resumeNewcomer)
  const steps: readonly Step[] = STEPS[who.way]
  const step = (who.checked && steps[at]) || 'name'
  const change = (part: Partial<Newcomer>) => setWho((before) => keepNewcomer({ ...before, ...part }))
  const next = () => go(at + 1)

  const begin = useWay(async () => {
    await mayBegin(who)
    change({ checked: true })
    go(1)
  })
  const onward = useWay(async () => next())
  const finish = useWay(async () => {
    try {
      await makeAccount(who)
      arrive(who.person)
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.type === 'handle-taken') go(0)
      throw thrown
    }
  })

  const takenMeanwhile = finish.problem?.type === 'handle-taken' ? finish.problem : undefined
  const frame = {
    place: m.signUpPlace(),
    above: <Steps at={steps.indexOf(step) + 1} of={steps.length} />,
    onBack: back,
  }
  switch (step) {
    case 'name':
      return (
        <NameAndWay
          {...frame}
          who={who}
          onChange={change}
          onBack={() => route(invitation.value ? '/join' : '/welcome')}
          then={{ ...begin, problem: begin.problem ?? takenMeanwhile }}
        />
      )
    case 'password':
      return (
        <NewPassword
          {...frame}
          handle={who.handle}
          password={who.password}
          onInput={(password) => change({ password })}
          then={onward}
          button={app.next()}
        />
      )
    case 'code':
      return <CodeShown {...frame} code={who.code} handle={who.handle} onNext={next} />
    case 'typed':
      return (
        <CodeTyped
          {...frame}
          code={who.code}
          then={who.way === 'password' ? finish : onward}
          button={who.way === 'password' ? m.makeAccount() : app.next()}
        />
      )
    case 'passkey':
      return (
        <MakePasskey
          {...frame}
          then={finish}
          onPassword={() => {
            change({ way: 'password' })
            go(1)
          }}
        />
      )
  }
}

export default needsHttps(SignUp)
