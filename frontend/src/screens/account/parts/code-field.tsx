import { groupsTyped } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'
import { Field } from '../../../parts/field.tsx'
import { Code } from './code.tsx'

type Props = { value: string; onInput: (value: string) => void; fault?: string | undefined }

const GROUPS = 8
const OPEN = '····'

/** Takes a recovery code the way people type it, and shows how it was read, to compare with the paper. */
export function CodeField(props: Props) {
  const groups = groupsTyped(props.value)
  const shown = Array.from({ length: GROUPS }, (_, n) => (groups[n] ?? '').padEnd(4, OPEN))
  return (
    <div class="stack">
      <Field
        {...props}
        label={m.code()}
        hint={m.codeHint()}
        name="recovery-code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <div aria-hidden="true">
        <Code groups={shown} quiet />
      </div>
    </div>
  )
}
