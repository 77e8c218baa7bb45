import * as m from '../../../messages/account.ts'
import { Field } from '../../../parts/field.tsx'

type Props = { value: string; onInput: (value: string) => void; hint?: string; fault?: string | undefined }

/** The name one signs in with. */
export function HandleField(props: Props) {
  return (
    <Field
      {...props}
      label={m.handle()}
      name="username"
      autocomplete="username"
      autocapitalize="none"
      spellcheck={false}
    />
  )
}
