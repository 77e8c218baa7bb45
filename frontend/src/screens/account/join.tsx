import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { Problem } from '../../api/problem.ts'
import type { InvitationOut } from '../../api/schema.d.ts'
import * as m from '../../messages/account.ts'
import * as app from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Screen } from '../../parts/screen.tsx'
import { needsHttps } from '../../parts/needs-https.tsx'
import { FirstWayIn } from './steps/first-way-in.tsx'
import { Invited, untilWords } from './steps/invited.tsx'
import { NameThere } from './steps/name-there.tsx'
import { agree, forgetInvitation, invitation, takeInvitation } from './ways/invitation.ts'
import { isSignedIn } from './ways/me.ts'

type Looked = { invited: InvitationOut; token: string; signedIn: boolean } | 'gone'

/** An invitation, from its link to the space it leads into. */
function Join() {
  const { route } = useLocation()
  useState(takeInvitation)
  const looked = useLoad(look, [invitation.value?.token])
  const [until, setUntil] = useState<string>()
  useEffect(() => {
    // A link opened where an invitation is looked at already: the browser loads nothing anew.
    const follow = () => location.hash && (takeInvitation(), setUntil(undefined))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])

  if (until) return <Message title={m.laterTitle()} text={m.laterText({ until })} />
  if (!looked.value)
    return (
      <Screen place={m.joinPlace()}>
        <Loaded of={looked}>{() => null}</Loaded>
      </Screen>
    )
  if (looked.value === 'gone') return <Message title={m.goneTitle()} text={m.goneText()} />

  const { invited, token, signedIn } = looked.value
  if (!invitation.value?.agreed)
    return (
      <Invited
        invited={invited}
        onJoin={agree}
        onLater={() => {
          forgetInvitation()
          setUntil(untilWords(invited.ends_at))
        }}
      />
    )
  if (!signedIn) return <FirstWayIn inviter={invited.inviter} />
  return (
    <NameThere
      invited={invited}
      token={token}
      onGone={() => looked.put('gone')}
      onJoined={(space) => {
        forgetInvitation()
        route(`/s/${space}`, true)
      }}
    />
  )
}

/** Used, revoked, expired, unknown, or a page loaded anew without its link: one answer. */
async function look(): Promise<Looked> {
  const token = invitation.value?.token
  if (!token) return 'gone'
  try {
    const invited = await ask(api.POST('/api/v1/invites/look', { body: { token } }))
    return { invited, token, signedIn: await isSignedIn() }
  } catch (thrown) {
    if (thrown instanceof Problem && ['not-found', 'invalid'].includes(thrown.type)) return 'gone'
    throw thrown
  }
}

function Message({ title, text }: { title: string; text: string }) {
  return (
    <Screen place={m.joinPlace()} step={title} title={title}>
      <p>{text}</p>
      <ButtonLink kind="quiet" href="/">
        {app.toHome()}
      </ButtonLink>
    </Screen>
  )
}

export default needsHttps(Join)
