import * as m from '../../../messages/account.ts'
import { Field } from '../../../parts/field.tsx'

type Props = { value: string; onInput: (value: string) => void; fault?: string | undefined }

/** Takes a recovery code the way people type it. */
export function CodeField(props: Props) {
  return (
    <Field
      {...props}
      label={m.code()}
      hint={m.codeHint()}
      name="recovery-code"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
    />
  )
}
