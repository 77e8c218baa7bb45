import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { othersOf } from '../../format/people.ts'
import { repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { TimeOutLink } from '../../parts/time-out-link.tsx'
import { Steady } from '../cards/steady.tsx'
import { useSpace } from '../use-space.ts'
import { Consent } from './consent.tsx'
import { Past } from './past.tsx'
import { Rest } from './rest.tsx'
import { Runner } from './runner.tsx'
import { readRepair, together, type Reading } from './way.ts'

/** One repair: not begun, on its way, or behind us. */
export default function Repair() {
  const { space = '', repair = '' } = useRoute().params
  return <One key={repair} space={space} repair={repair} />
}

function One({ space, repair }: { space: string; repair: string }) {
  const load = useLoad(() => readRepair(space, repair), [space, repair])
  const { value, again } = load
  const anew = async () => load.put(await readRepair(space, repair))
  useSpace(value && space)

  if (!value) return <Screen place={repairTitle()} tab="us" of={load} />
  const way = together(value, anew)
  switch (value.repair.state) {
    case 'not-now':
      return <Consent reading={value} again={again} anew={anew} />
    case 'begun':
      return (
        <Runner
          way={way}
          again={again}
          head={<Steady home={value.home} read={value.steady} />}
          ways={<Ways reading={value} anew={anew} />}
        />
      )
    default:
      return <Past reading={value} way={way} anew={anew} />
  }
}

/** What can be done at any step. */
function Ways({ reading: { home, repair }, anew }: { reading: Reading; anew: () => Promise<void> }) {
  return (
    <div class="stack-small">
      {repair.alone && (
        <ButtonLink kind="link" href={`/s/${home.id}/repairs/${repair.id}/alone`}>
          {m.aloneLink()}
        </ButtonLink>
      )}
      {othersOf(repair.members).length > 0 && <TimeOutLink space={home.id} />}
      <Rest space={home.id} repair={repair.id} hasBegun anew={anew} />
      <ButtonLink kind="link" href={`/s/${home.id}`}>
        {m.turnHome()}
      </ButtonLink>
    </div>
  )
}
