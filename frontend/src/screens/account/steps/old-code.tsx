import { useState } from 'preact/hooks'

import { readCode } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { FormScreen } from '../parts/form-screen.tsx'
import { HandleField } from '../parts/handle-field.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { notACode } from '../ways/code-check.ts'
import { openWithCode, type Recovered } from '../ways/recovery.ts'
import { useWay } from '../ways/use-way.ts'

type Props = { onBack: () => void; onOpen: (recovered: Recovered) => void }

/** The first step of recovering: the name and the code that was kept. */
export function OldCode({ onBack, onOpen }: Props) {
  const [handle, setHandle] = useState('')
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()

  const open = useWay(async () => {
    const code = readCode(typed)
    setFault(code ? undefined : (notACode(typed) ?? m.codeUnreadable()))
    if (code) onOpen(await openWithCode(handle, code))
  })

  return (
    <FormScreen
      onSubmit={open.run}
      place={m.recoverPlace()}
      step="old"
      title={m.recoverTitle()}
      lead={m.recoverLead()}
      foot={
        <>
          <Button kind="quiet" onClick={onBack}>
            {app.back()}
          </Button>
          <Button submit pending={open.pending}>
            {app.next()}
          </Button>
        </>
      }
    >
      <HandleField value={handle} onInput={setHandle} />
      <CodeField value={typed} onInput={setTyped} fault={fault} />
      <Trouble of={open} instead={{ 'sign-in-refused': m.refusedCode(), invalid: m.refusedCode() }} />
    </FormScreen>
  )
}
