import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { moment } from '../../format/days.ts'
import * as words from '../../messages/space.ts'
import { Button } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { InviteLink } from './invite-link.tsx'
import { newToken } from './token.ts'

type Props = {
  space: string
  zone: string
  today: string
  /** The main thing on its screen. */
  isMain?: boolean
}

/** My invitations into a space. A link is shown once, while this screen is open: nobody else keeps it. */
export function Invite({ space, zone, today, isMain = false }: Props) {
  const path = { space }
  const invites = useLoad(() => ask(api.GET('/api/v1/spaces/{space}/invites', { params: { path } })), [space])
  const [link, setLink] = useState<{ id: string; url: string }>()

  const create = useAct(async () => {
    const { token, hash } = await newToken()
    const id = crypto.randomUUID()
    const params = { path: { space, invite: id } }
    await ask(api.PUT('/api/v1/spaces/{space}/invites/{invite}', { params, body: { token_hash: hash } }))
    setLink({ id, url: `${location.origin}/join#${token}` })
    invites.again()
  })
  const revoke = useAct(async (invite: string) => {
    await ask(api.DELETE('/api/v1/spaces/{space}/invites/{invite}', { params: { path: { space, invite } } }))
    if (link?.id === invite) setLink(undefined)
    invites.again()
  })

  return (
    <div class="stack">
      {link && <InviteLink url={link.url} />}
      <Loaded of={invites}>
        {(value) =>
          value.invites.length > 0 && (
            <ul class="rows">
              {value.invites.map(({ id, ends_at }) => (
                <li key={id}>
                  <span class="grows">{words.inviteEnds({ when: moment(ends_at, zone, today) })}</span>
                  <Button kind="link" onClick={() => void revoke.run(id)} pending={revoke.pending}>
                    {words.inviteRevoke()}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNotice problem={create.problem ?? revoke.problem} />
      <Button kind={isMain && !link ? 'main' : 'quiet'} onClick={create.run} pending={create.pending}>
        {invites.value?.invites.length ? words.inviteAnother() : words.inviteCreate()}
      </Button>
    </div>
  )
}
