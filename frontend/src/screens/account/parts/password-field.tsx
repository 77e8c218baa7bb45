import { useState } from 'preact/hooks'

import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Field } from '../../../parts/field.tsx'

type Props = {
  label: string
  value: string
  onInput: (value: string) => void
  use: 'current-password' | 'new-password'
  hint?: string
  fault?: string | undefined
}

/** A password, which can be looked at while typing. */
export function PasswordField({ use, ...field }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <div>
      <Field
        {...field}
        name="password"
        type={shown ? 'text' : 'password'}
        autocomplete={use}
        autocapitalize="none"
        spellcheck={false}
      />
      <Button kind="link" onClick={() => setShown(!shown)}>
        {shown ? m.passwordHide() : m.passwordShow()}
      </Button>
    </div>
  )
}

/** Tells a password manager whose password stands beside it. */
export function HandleKept({ handle }: { handle: string }) {
  return <input hidden readOnly type="text" name="username" autocomplete="username" value={handle} />
}
