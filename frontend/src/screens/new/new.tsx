import { useLocation } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { SpaceIn, SpaceOut } from '../../api/schema.d.ts'
import { readKinds } from '../../content.ts'
import { dayIn } from '../../format/days.ts'
import { ownZone } from '../../format/rhythm.ts'
import * as words from '../../messages/space.ts'
import { Button } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { enterSpace } from '../../session.ts'
import { Invite } from '../invite/invite.tsx'
import { KindStep, NamesStep, RhythmStep } from './steps.tsx'

const FIRST: SpaceIn = {
  kind: 'partners',
  name: '',
  my_name: '',
  rhythm: { cadence: 'weekly', day: 7, at: '18:00', zone: ownZone() },
}

/** Making a space: what kind, what it is called, when it opens; then inviting someone. */
export default function New() {
  const kinds = useLoad(readKinds, [])
  const { route } = useLocation()
  const { step, go, back } = useSteps()
  const [space, setSpace] = useState(FIRST)
  const [made, setMade] = useState<SpaceOut>()
  // The same space again is the same request; a changed one is another.
  const id = useMemo(() => crypto.randomUUID(), [JSON.stringify(space)])
  const create = useAct(async () => {
    const params = { path: { space: id } }
    const found = await ask(api.PUT('/api/v1/spaces/{space}', { params, body: space }))
    enterSpace(found.id)
    setMade(found)
  })

  if (made) return <Made space={made} onGo={() => route(`/s/${made.id}`)} />
  if (!kinds.value) return <Screen place={words.newPlace()} of={kinds} />
  const shared = { space, change: (part: Partial<SpaceIn>) => setSpace({ ...space, ...part }), back }
  if (step === 0) return <KindStep {...shared} kinds={kinds.value} next={() => go(1)} />
  if (step === 1) return <NamesStep {...shared} kinds={kinds.value} next={() => go(2)} />
  return <RhythmStep {...shared} create={create} />
}

function Made({ space, onGo }: { space: SpaceOut; onGo: () => void }) {
  const { zone } = space.rhythm
  const today = dayIn(new Date().toISOString(), zone)
  return (
    <Screen
      place={words.newPlace()}
      title={words.newInviteTitle()}
      lead={words.newInviteLead()}
      step="made"
      foot={
        <Button kind="quiet" onClick={onGo}>
          {words.newInviteLater()}
        </Button>
      }
    >
      <Invite space={space.id} zone={zone} today={today} isMain />
    </Screen>
  )
}
