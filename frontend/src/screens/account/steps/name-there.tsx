import { useState } from 'preact/hooks'

import { api, ask } from '../../../api/client.ts'
import { lengthOf, NAME_MOST } from '../../../api/limits.ts'
import { Problem } from '../../../api/problem.ts'
import type { InvitationOut } from '../../../api/schema.d.ts'
import { number } from '../../../format/numbers.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Field } from '../../../parts/field.tsx'
import { FormScreen } from '../parts/form-screen.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useWay } from '../ways/use-way.ts'

type Props = {
  invited: InvitationOut
  token: string
  onJoined: (space: string) => void
  onGone: () => void
}

/** The last step of joining: what the others there call me. */
export function NameThere({ invited, token, onJoined, onGone }: Props) {
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string>()

  const join = useWay(async () => {
    const length = lengthOf(name)
    const fits = length > 0 && length <= NAME_MOST
    setFault(fits ? undefined : length ? m.nameLong({ most: number(NAME_MOST) }) : m.nameNeeded())
    if (!fits) return
    try {
      const body = { token, my_name: name }
      onJoined((await ask(api.POST('/api/v1/invites/accept', { body }))).space)
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.type !== 'not-found') throw thrown
      onGone()
    }
  })

  return (
    <FormScreen
      onSubmit={join.run}
      place={m.joinPlace()}
      step="name"
      title={m.nameTitle()}
      lead={m.nameLead({ inviter: invited.inviter })}
      foot={
        <Button submit pending={join.pending}>
          {m.join()}
        </Button>
      }
    >
      <Field
        label={m.name()}
        hint={m.nameHint()}
        fault={fault}
        value={name}
        onInput={setName}
        name="name"
        autocomplete="given-name"
      />
      <Trouble of={join} />
    </FormScreen>
  )
}
