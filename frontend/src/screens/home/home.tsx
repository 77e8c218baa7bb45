import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import type { HomeOut } from '../../api/schema.d.ts'
import { dayIn, moment, whenIs } from '../../format/days.ts'
import { namesOf, othersIn, othersOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { screen } from '../../parts/lazy.ts'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TimeOutLink } from '../../parts/time-out-link.tsx'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { useRefresh } from './use-refresh.ts'
import { Countdown } from './countdown.tsx'
import { Latest } from './latest.tsx'
import { useNow } from '../use-now.ts'
import { Week } from './week.tsx'

const Away = screen(() => import('./away.tsx'))
const Held = screen(() => import('./held.tsx'))

/** What I can do now, and when it opens. Nothing about what the others did. */
export default function Home() {
  const { space = '' } = useRoute().params
  const home = useLoad(() => readHome(space), [space])
  useSpace(home.value && space)
  useRefresh(home)

  const { value } = home
  const now = useNow()
  if (!value && home.problem?.type === 'no-answer') return <Away space={space} home={home} />
  return (
    <Screen place={m.navHome()} tab="home" of={home} {...(value && wordsFor(value, now))}>
      {value && (
        <>
          <Countdown home={value} now={now} />
          <Latest home={value} />
          <Week home={value} again={home.again} />
          {othersOf(value.members).length === 0 && <Alone space={space} />}
          {holds(value) && <Held home={value} />}
          {othersOf(value.members).length > 0 && <TimeOutLink space={space} />}
        </>
      )}
    </Screen>
  )
}

/** The title and the sentence under it. The screen may stay open over midnight. */
function wordsFor(home: HomeOut, now: number): { title: string; lead: string } {
  const { week, zone } = home
  const today = dayIn(new Date(now).toISOString(), zone)
  const when = whenIs(week.opens_at, zone, today)
  const others = othersIn(home)
  if (week.state === 'waiting') return { title: m.homeWaiting({ when }), lead: m.homeWaitingLead() }
  if (week.state === 'open') return { title: m.homeOpen(), lead: m.homeOpenLead({ when }) }
  const lead = others.length ? m.homeUntilLead({ names: namesOf(others) }) : m.homeUntilLeadAlone()
  return { title: m.homeUntil({ when: moment(week.opens_at, zone, today) }), lead }
}

/** Is there anything that we hold to, or that waits for me? */
function holds({ repairs, promises, asks, boundaries }: HomeOut): boolean {
  return [repairs, asks, boundaries, ...Object.values(promises)].some((some) => some.length > 0)
}

function Alone({ space }: { space: string }) {
  return (
    <Sheet title={m.homeAloneTitle()} wash>
      <p>{m.homeAlone()}</p>
      <ButtonLink kind="quiet" href={`/s/${space}/settings`}>
        {m.homeInvite()}
      </ButtonLink>
    </Sheet>
  )
}
