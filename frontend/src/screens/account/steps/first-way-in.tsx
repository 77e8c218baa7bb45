import * as m from '../../../messages/account.ts'
import { Button, ButtonLink } from '../../../parts/button.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useSignInAgain } from '../../../session.ts'

/** Would like to join, and is not signed in here. Both ways come back to the invitation. */
export function FirstWayIn({ inviter }: { inviter: string }) {
  const signIn = useSignInAgain()
  return (
    <Screen
      place={m.joinPlace()}
      step="first"
      title={m.firstTitle()}
      lead={m.firstLead({ inviter })}
      foot={<ButtonLink href="/sign-up">{m.firstNew()}</ButtonLink>}
    >
      <Button kind="quiet" onClick={signIn}>
        {m.firstKnown()}
      </Button>
    </Screen>
  )
}
