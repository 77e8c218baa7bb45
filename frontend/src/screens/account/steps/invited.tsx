import '../account.css'

import type { InvitationOut } from '../../../api/schema.d.ts'
import { readKinds } from '../../../content.ts'
import { useLoad } from '../../../api/load.ts'
import { dayIn, moment } from '../../../format/days.ts'
import { ownZone, rhythmWords } from '../../../format/rhythm.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { LanguageSelect } from '../../../parts/language-select.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { PageText } from '../parts/page-text.tsx'

type Props = { invited: InvitationOut; onJoin: () => void; onLater: () => void }

/** Who invites, into what, and the rules before joining. */
export function Invited({ invited, onJoin, onLater }: Props) {
  const kinds = useLoad(readKinds, [])
  const kind = kinds.value?.find((one) => one.kind === invited.kind)?.words
  const { rhythm } = invited
  return (
    <Screen
      place={m.joinPlace()}
      step="invited"
      title={m.joinTitle({ inviter: invited.inviter, space: invited.space_name })}
      lead={kind?.purpose}
      foot={
        <>
          <Button kind="quiet" onClick={onLater}>
            {m.notNow()}
          </Button>
          <Button onClick={onJoin}>{m.join()}</Button>
        </>
      }
    >
      <Sheet>
        <dl class="facts">
          <Fact name={m.factKind()} value={kind?.name} />
          <Fact name={m.factRhythm()} value={rhythmWords(rhythm)} />
          {rhythm.zone !== ownZone() && <Fact name={m.factZone()} value={rhythm.zone.replaceAll('_', ' ')} />}
          <Fact name={m.factUntil()} value={untilWords(invited.ends_at)} />
        </dl>
      </Sheet>
      <section class="stack">
        <PageText page="joining" />
      </section>
      <LanguageSelect />
    </Screen>
  )
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Until when a link can be used, in this device's time. */
export function untilWords(endsAt: string): string {
  const zone = ownZone()
  return moment(endsAt, zone, dayIn(new Date().toISOString(), zone))
}
