import './promises.css'

import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { useOlder } from '../../api/older.ts'
import type { HomeOut, PromiseOut, PromisesOut } from '../../api/schema.d.ts'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import { navUs } from '../../messages/app.ts'
import * as m from '../../messages/promises.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { confidenceName } from '../../parts/confidence.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { oftenWords } from './often-words.ts'
import { hasComeBack, hasEnded, nextDay, readPromises } from './reading.ts'

/** What we hold to, by day; of my own also what came back to me, and what is behind me. */
export default function Promises() {
  const { space = '' } = useRoute().params
  const page = useLoad(() => readFirst(space), [space])
  const older = useOlder<string, PromisesOut>(page.value, (before) => readPromises(space, before))
  useSpace(page.value && space)
  const { home } = page.value ?? {}
  const found = [...(page.value?.promises ?? []), ...older.pages.flatMap((one) => one.promises)]
  const me = home ? meIn(home.members) : ''
  const back = home ? found.filter((one) => hasComeBack(one, me, home.today)) : []
  const ended = found.filter(hasEnded)
  const standing = found
    .filter((one) => !back.includes(one) && !ended.includes(one))
    .sort((one, other) => nextDay(one).localeCompare(nextDay(other)))
  return (
    <Screen place={navUs()} tab="us" of={page} title={m.promisesTitle()} lead={m.promisesLead()}>
      <ButtonLink href={`/s/${space}/promises/new`}>{m.promisesNew()}</ButtonLink>
      {home && back.length > 0 && (
        <Sheet title={m.promisesBack()} wash>
          <Rows home={home} promises={back} />
        </Sheet>
      )}
      {home && standing.length > 0 && (
        <Sheet title={m.promisesStanding()}>
          <Rows home={home} promises={standing} />
        </Sheet>
      )}
      {back.length + standing.length === 0 && <Empty>{m.promisesEmpty()}</Empty>}
      <OlderButton of={older} />
      {home && ended.length > 0 && (
        <details>
          <summary>{m.promisesEnded()}</summary>
          <Rows home={home} promises={ended} />
        </details>
      )}
    </Screen>
  )
}

async function readFirst(space: string) {
  const [home, page] = await Promise.all([readHome(space), readPromises(space)])
  return { ...page, home }
}

function Rows({ home, promises }: { home: HomeOut; promises: readonly PromiseOut[] }) {
  return (
    <ul class="rows">
      {promises.map((promise) => (
        <Row key={`${promise.owner}/${promise.id}`} home={home} promise={promise} />
      ))}
    </ul>
  )
}

function Row({ home, promise }: { home: HomeOut; promise: PromiseOut }) {
  const mine = promise.owner === meIn(home.members)
  const { confidence } = promise
  return (
    <RowLink href={`/s/${home.id}/promises/${promise.id}`}>
      <span class="holding">
        {!mine && (
          <>
            <small>
              <bdi>{nameOf(home.members, promise.owner)}</bdi>
            </small>
            <br />
          </>
        )}
        {!mine && confidence ? confidenceName(confidence) : <span dir="auto">{promise.words}</span>}
        <br />
        <small>{aside(promise, home, mine)}</small>
      </span>
    </RowLink>
  )
}

/** When it is next, or how long it stands; of my own that came back a question, of those that ended how. */
function aside(promise: PromiseOut, { today }: HomeOut, mine: boolean): string {
  if (promise.state === 'kept') return m.stateKept()
  if (promise.state === 'let-go') return m.stateLetGo()
  if (mine && promise.review_on <= today) return m.stateBack()
  if (promise.ritual && (mine || !promise.confidence)) return oftenWords(promise.ritual)
  return m.promiseUntil({ day: dayName(promise.review_on, today) })
}
