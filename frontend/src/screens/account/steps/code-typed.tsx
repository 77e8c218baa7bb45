import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { useDraft } from '../../../draft.ts'
import { areSame, toBase64url, type Bytes } from '../../../keys/bytes.ts'
import { readCode } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { FormScreen } from '../parts/form-screen.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { differsIn } from '../ways/code-check.ts'
import type { Way } from '../ways/use-way.ts'

type Props = {
  place: string
  above?: ComponentChildren
  code: Bytes
  onBack: () => void
  /** What happens once the code is back. */
  then: Way<[]>
  button: string
}

/** The code, typed back: so that it stands on paper and not only on a screen that is about to go. */
export function CodeTyped({ place, above, code, onBack, then, button }: Props) {
  // Kept while one goes back for another look at the code.
  const [typed, setTyped] = useDraft(`code/${toBase64url(code)}`)
  const [fault, setFault] = useState<string>()

  async function check(): Promise<void> {
    const read = readCode(typed)
    const isBack = read !== undefined && areSame(read, code)
    setFault(isBack ? undefined : differsIn(typed, code))
    if (isBack) await then.run()
  }

  return (
    <FormScreen
      onSubmit={check}
      place={place}
      above={above}
      step="typed"
      title={m.typedTitle()}
      lead={m.typedLead()}
      foot={
        <>
          <Button kind="quiet" onClick={onBack}>
            {app.back()}
          </Button>
          <Button submit pending={then.pending}>
            {button}
          </Button>
        </>
      }
    >
      <CodeField value={typed} onInput={setTyped} fault={fault} />
      <Trouble of={then} instead={{ 'not-found': m.goneText() }} />
    </FormScreen>
  )
}
