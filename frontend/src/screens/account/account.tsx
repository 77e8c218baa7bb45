import { useState } from 'preact/hooks'

import { useLoad } from '../../api/load.ts'
import type { MeOut } from '../../api/schema.d.ts'
import { makeCode } from '../../keys/recovery-code.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { useUnlock } from './parts/use-unlock.tsx'
import { ChangePassword } from './sheets/change-password.tsx'
import { Overview } from './sheets/overview.tsx'
import { ReplaceCode } from './sheets/replace-code.tsx'
import { CodeShown } from './steps/code-shown.tsx'
import { readMe } from './ways/me.ts'

const VIEWS = ['overview', 'password', 'code', 'typed'] as const

export type View = (typeof VIEWS)[number]

/** My account: ways in, devices, look, goodbye. */
export default function Account() {
  const me = useLoad(readMe, [])
  if (me.value) return <Signed me={me.value} again={me.again} />
  return (
    <Screen place={app.navMe()} title={m.accountTitle()} tab="me">
      <Loaded of={me}>{() => null}</Loaded>
    </Screen>
  )
}

function Signed({ me, again }: { me: MeOut; again: () => void }) {
  const { step, go, back } = useSteps()
  const [code, setCode] = useState(makeCode)
  const [done, setDone] = useState<string>()
  const unlock = useUnlock(me)
  const view = VIEWS[step] ?? 'overview'
  const show = (next: View) => go(VIEWS.indexOf(next))

  function finish(words: string): void {
    again()
    setDone(words)
    setCode(makeCode())
    if (view !== 'overview') show('overview')
  }

  const props = { me, unlock, onDone: finish, onBack: back }
  return (
    <>
      {view === 'overview' && <Overview {...props} done={done} onView={show} />}
      {view === 'password' && <ChangePassword {...props} />}
      {view === 'code' && (
        <CodeShown
          place={app.navMe()}
          code={code}
          handle={me.handle}
          onBack={back}
          onNext={() => show('typed')}
        />
      )}
      {view === 'typed' && <ReplaceCode {...props} code={code} />}
      {unlock.question}
    </>
  )
}
