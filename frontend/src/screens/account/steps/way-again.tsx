import { canPasskeys } from '../../../keys/passkey.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { Way } from '../ways/use-way.ts'

type Props = { passkey: Way<[]>; onPassword: () => void; onLater: () => void }

/** Signed in with a code: now is the moment for a way in that is easier. */
export function WayAgain({ passkey, onPassword, onLater }: Props) {
  const setPassword = (kind: 'main' | 'quiet') => (
    <Button kind={kind} onClick={onPassword}>
      {m.passwordSet()}
    </Button>
  )
  const makePasskey = (
    <Button pending={passkey.pending} onClick={passkey.run}>
      {m.makePasskey()}
    </Button>
  )
  return (
    <Screen
      place={m.recoverPlace()}
      step="again"
      title={m.wayAgainTitle()}
      lead={m.wayAgainLead()}
      foot={canPasskeys() ? makePasskey : setPassword('main')}
    >
      {canPasskeys() && setPassword('quiet')}
      <Button kind="link" onClick={onLater}>
        {m.later()}
      </Button>
      <Trouble of={passkey} />
    </Screen>
  )
}
