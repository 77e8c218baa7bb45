import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import type { PromiseOut } from '../../api/schema.d.ts'
import { dayName, longDay } from '../../format/days.ts'
import { meIn } from '../../format/people.ts'
import { navUs } from '../../messages/app.ts'
import * as m from '../../messages/promises.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { GoingOn } from './going-on.tsx'
import { hasComeBack, hasEnded, readPromise, type Promised } from './reading.ts'
import { KIND_NAMES, Said } from './said.tsx'

/** One promise: its words, when it comes round or comes back, what it said before, and to its owner how it goes on. */
export default function OnePromise() {
  const { space = '', promise: id = '' } = useRoute().params
  const load = useLoad(() => readPromise(space, id), [space, id])
  useSpace(load.value && space)
  if (!load.value) return <Screen place={navUs()} tab="us" of={load} />
  const { home, whole } = load.value
  const { promise } = whole
  const me = meIn(home.members)
  const mine = promise.owner === me
  return (
    <Screen
      place={navUs()}
      tab="us"
      title={KIND_NAMES[promise.kind]()}
      lead={standing(promise, home.today, me)}
    >
      <Sheet>
        <Said {...promise} mine={mine} members={home.members} />
      </Sheet>
      {mine && !hasEnded(promise) && (
        <GoingOn
          home={home}
          promise={promise}
          put={(changed) => load.put({ home, whole: { ...whole, promise: changed } })}
        />
      )}
      {promise.next_on.length > 0 && promise.state === 'standing' && <Next {...load.value} />}
      <Origin space={space} promise={promise} />
      <Earlier {...load.value} mine={mine} />
      <ButtonLink kind="link" href={`/s/${space}/promises`}>
        {m.promisesAll()}
      </ButtonLink>
    </Screen>
  )
}

/** Until when it stands, that it came back, or how it ended. */
function standing(promise: PromiseOut, today: string, me: string): string {
  if (promise.state === 'kept') return m.oneKept()
  if (promise.state === 'let-go') return m.oneLetGo()
  if (hasComeBack(promise, me, today)) return m.oneBack()
  return m.oneUntil({ day: dayName(promise.review_on, today) })
}

/** The next days of a ritual, and a file for one's own calendar, which says nothing unless it is asked to. */
function Next({ home, whole: { promise } }: Promised) {
  const file = `/api/v1/spaces/${home.id}/promises/${promise.id}/calendar`
  return (
    <Sheet title={m.nextDays()}>
      <ul class="plain">
        {promise.next_on.map((day) => (
          <li key={day}>{longDay(day, home.today)}</li>
        ))}
      </ul>
      <p class="soft">{m.calendarMeans()}</p>
      <a class="button quiet" href={file} download="tend.ics">
        {m.calendarNeutral()}
      </a>
      <a class="button link" href={`${file}?named=true`} download="tend.ics">
        {m.calendarNamed()}
      </a>
    </Sheet>
  )
}

function Origin({ space, promise }: { space: string; promise: PromiseOut }) {
  const { round, repair, boundary } = promise
  return (
    <>
      {round !== null && (
        <ButtonLink kind="link" href={`/s/${space}/rounds/${round}`}>
          {m.fromRound()}
        </ButtonLink>
      )}
      {repair !== null && (
        <ButtonLink kind="link" href={`/s/${space}/repairs/${repair}`}>
          {m.fromRepair()}
        </ButtonLink>
      )}
      {boundary !== null && (
        <ButtonLink kind="link" href={`/s/${space}/boundaries/${boundary}`}>
          {m.fromBoundary()}
        </ButtonLink>
      )}
    </>
  )
}

/** What it said before, the newest of them first. */
function Earlier({ home, whole, mine }: Promised & { mine: boolean }) {
  if (whole.earlier.length === 0) return null
  return (
    <details>
      <summary>{m.earlierWords()}</summary>
      <div class="stack">
        {whole.earlier.toReversed().map((before) => (
          <Sheet key={before.version} title={longDay(before.shared_on, home.today)}>
            <small>{KIND_NAMES[before.kind]()}</small>
            <Said {...before} owner={whole.promise.owner} mine={mine} members={home.members} />
          </Sheet>
        ))}
      </div>
    </details>
  )
}
