import type { ComponentChildren } from 'preact'

import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { Way } from '../ways/use-way.ts'

type Props = {
  place: string
  above: ComponentChildren
  then: Way<[]>
  onBack: () => void
  onPassword: () => void
}

/** The last step of signing up with a passkey: the device asks, and the account is there. */
export function MakePasskey({ place, above, then, onBack, onPassword }: Props) {
  return (
    <Screen
      place={place}
      above={above}
      step="passkey"
      title={m.makePasskeyTitle()}
      lead={m.makePasskeyLead()}
      foot={
        <>
          <Button kind="quiet" onClick={onBack}>
            {app.back()}
          </Button>
          <Button pending={then.pending} onClick={then.run}>
            {m.makePasskey()}
          </Button>
        </>
      }
    >
      <Trouble of={then} instead={{ 'not-found': m.goneText() }} />
      {then.said && (
        <Button kind="link" onClick={onPassword}>
          {m.ratherPassword()}
        </Button>
      )}
    </Screen>
  )
}
