import { useState } from 'preact/hooks'

import { useLoad } from '../../api/load.ts'
import type { MeOut } from '../../api/schema.d.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Screen } from '../../parts/screen.tsx'
import { NewCode } from './sheets/new-code.tsx'
import { ChangePassword } from './sheets/change-password.tsx'
import { Overview } from './sheets/overview.tsx'
import { useUnlock } from './parts/use-unlock.tsx'
import { readMe } from './ways/me.ts'

export type View = 'overview' | 'password' | 'code'

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
  const [view, setView] = useState<View>('overview')
  const [done, setDone] = useState<string>()
  const unlock = useUnlock(me)

  function finish(words: string): void {
    again()
    setDone(words)
    setView('overview')
  }

  const props = { me, unlock, onDone: finish, onBack: () => setView('overview') }
  return (
    <>
      {view === 'overview' && <Overview {...props} done={done} onView={setView} />}
      {view === 'password' && <ChangePassword {...props} />}
      {view === 'code' && <NewCode {...props} />}
      {unlock.question}
    </>
  )
}
