import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { canPasskeys } from '../../../keys/passkey.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { Choices } from '../../../parts/choices.tsx'
import { FormScreen } from '../parts/form-screen.tsx'
import { HandleField } from '../parts/handle-field.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { isHandle } from '../ways/handle.ts'
import type { Newcomer, Way as WayIn } from '../ways/sign-up.ts'
import type { Way } from '../ways/use-way.ts'

type Props = {
  place: string
  above: ComponentChildren
  who: Newcomer
  onChange: (change: Partial<Newcomer>) => void
  onBack: () => void
  then: Way<[]>
}

/** The first step of signing up: the name to sign in with, and the way in. */
export function NameAndWay({ place, above, who, onChange, onBack, then }: Props) {
  const [fault, setFault] = useState<string>()
  const taken = then.problem?.type === 'handle-taken' || then.problem?.type === 'invalid'

  async function submit(): Promise<void> {
    const fits = isHandle(who.handle)
    setFault(fits ? undefined : m.handleFits())
    if (fits) await then.run()
  }

  return (
    <FormScreen
      onSubmit={submit}
      place={place}
      above={above}
      step="name"
      title={m.signUpTitle()}
      foot={
        <>
          <Button kind="quiet" onClick={onBack}>
            {app.back()}
          </Button>
          <Button submit pending={then.pending}>
            {app.next()}
          </Button>
        </>
      }
    >
      <HandleField
        value={who.handle}
        onInput={(handle) => onChange({ handle })}
        hint={m.handleHint()}
        fault={fault ?? (taken ? m.handleTaken() : undefined)}
      />
      {canPasskeys() && (
        <Choices<WayIn>
          label={m.wayLabel()}
          value={who.way}
          onChange={(way) => onChange({ way })}
          options={[
            { value: 'passkey', title: m.wayPasskey(), description: m.wayPasskeyMeans() },
            { value: 'password', title: m.wayPassword(), description: m.wayPasswordMeans() },
          ]}
        />
      )}
      {!taken && <Trouble of={then} instead={{ 'not-found': m.goneText() }} />}
    </FormScreen>
  )
}
