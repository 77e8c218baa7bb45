import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { number } from '../../../format/numbers.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { FormScreen } from '../parts/form-screen.tsx'
import { HandleKept, PasswordField } from '../parts/password-field.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { fits, PASSWORD_LEAST, PASSWORD_MOST, passwordLength } from '../ways/password.ts'
import type { Way } from '../ways/use-way.ts'

type Props = {
  place: string
  above?: ComponentChildren
  handle: string
  password: string
  onInput: (password: string) => void
  onBack: () => void
  then: Way<[]>
  button: string
}

/** A password for the first time, or a new one. Long is all it has to be. */
export function NewPassword(props: Props) {
  const { password, then } = props
  const [tried, setTried] = useState(false)

  async function submit(): Promise<void> {
    setTried(true)
    if (fits(password)) await then.run()
  }

  return (
    <FormScreen
      onSubmit={submit}
      place={props.place}
      above={props.above}
      step="password"
      title={m.passwordTitle()}
      lead={m.passwordLead()}
      foot={
        <>
          <Button kind="quiet" onClick={props.onBack}>
            {app.back()}
          </Button>
          <Button submit pending={then.pending}>
            {props.button}
          </Button>
        </>
      }
    >
      <HandleKept handle={props.handle} />
      <PasswordField
        label={m.passwordNew()}
        hint={hintFor(password)}
        fault={tried ? faultOf(password) : undefined}
        value={password}
        onInput={props.onInput}
        use="new-password"
      />
      <p class="soft">{m.passwordStays()}</p>
      <Trouble of={then} />
    </FormScreen>
  )
}

/** Goes along with the typing, without a judgement. */
function hintFor(password: string): string {
  const length = passwordLength(password)
  if (length === 0) return m.passwordHint({ least: number(PASSWORD_LEAST) })
  if (length < PASSWORD_LEAST) return m.passwordMore({ more: PASSWORD_LEAST - length })
  return length < PASSWORD_LEAST + 4 ? m.passwordEnough() : m.passwordGood()
}

function faultOf(password: string): string | undefined {
  const length = passwordLength(password)
  if (length < PASSWORD_LEAST) return m.passwordShort({ least: number(PASSWORD_LEAST) })
  return length > PASSWORD_MOST ? m.passwordLong({ most: number(PASSWORD_MOST) }) : undefined
}
