import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { SpaceOut } from '../../api/schema.d.ts'
import { dayIn } from '../../format/days.ts'
import { othersOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/space.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Invite } from '../invite/invite.tsx'
import { useSpace } from '../use-space.ts'
import { Leave } from './leave.tsx'
import { Members } from './members.tsx'
import { Names } from './names.tsx'
import { OtherSpaces } from './other-spaces.tsx'
import { Rhythm } from './rhythm.tsx'

/** Who we are here, when it opens, inviting, and leaving. */
export default function Space() {
  const { space: id = '' } = useRoute().params
  const space = useLoad(
    () => ask(api.GET('/api/v1/spaces/{space}', { params: { path: { space: id } } })),
    [id],
  )
  useSpace(space.value && id)

  return (
    <Screen
      place={words.spacePlace()}
      tab="us"
      of={space}
      title={space.value && <bdi>{space.value.name}</bdi>}
    >
      {space.value && <Sections space={space.value} put={space.put} />}
    </Screen>
  )
}

function Sections({ space, put }: { space: SpaceOut; put: (space: SpaceOut) => void }) {
  const { zone } = space.rhythm
  const today = dayIn(new Date().toISOString(), zone)
  return (
    <>
      <Sheet title={words.usMembers()}>
        <Members members={space.members} />
        <Names space={space} put={put} />
      </Sheet>
      <Sheet title={words.usRhythm()}>
        <Rhythm space={space} today={today} put={put} />
      </Sheet>
      <Sheet title={words.usInvite()}>
        <p>{words.usInviteMeans()}</p>
        <Invite space={space.id} zone={zone} today={today} isMain={othersOf(space.members).length === 0} />
      </Sheet>
      <OtherSpaces current={space.id} />
      <div class="stack-small">
        <Leave space={space.id} />
        <ButtonLink kind="link" href="/about/leaving">
          {m.aboutLeaving()}
        </ButtonLink>
        <ButtonLink kind="link" href="/about/how-it-works">
          {m.aboutHow()}
        </ButtonLink>
      </div>
    </>
  )
}
