import type { MeOut } from '../../../api/schema.d.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { ButtonLink } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import type { View } from '../account.tsx'
import type { Unlock } from '../parts/use-unlock.tsx'
import { About } from './about.tsx'
import { Goodbye } from './goodbye.tsx'
import { Language } from './language.tsx'
import { Look } from './look.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { Recovery } from './recovery.tsx'
import { Sessions } from './sessions.tsx'

type Props = {
  me: MeOut
  unlock: Unlock
  /** What has just worked, in words. */
  done: string | undefined
  onDone: (words: string) => void
  onView: (view: View) => void
}

/** Everything of the account on one page, a sheet a thought. */
export function Overview({ me, unlock, done, onDone, onView }: Props) {
  const changes = { me, unlock, onDone }
  return (
    <Screen place={app.navMe()} title={me.handle} lead={m.accountLead()} tab="me">
      {done && (
        <Notice>
          <p>{done}</p>
        </Notice>
      )}
      <Passkeys {...changes} />
      <Password {...changes} onChange={() => onView('password')} />
      <Recovery onRenew={() => onView('code')} />
      <Sheet title={m.accountGiven()}>
        <p>{m.accountGivenMeans()}</p>
        <ButtonLink kind="quiet" href="/account/given">
          {m.accountGivenLook()}
        </ButtonLink>
      </Sheet>
      <Sessions onDone={onDone} />
      <Language />
      <Look />
      <About />
      <Goodbye unlock={unlock} />
    </Screen>
  )
}
