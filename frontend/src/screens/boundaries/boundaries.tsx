import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { useOlder } from '../../api/older.ts'
import type { BoundariesOut, BoundaryOut, HomeOut, MemberOut } from '../../api/schema.d.ts'
import { month, shortDay } from '../../format/days.ts'
import { nameOf } from '../../format/people.ts'
import { bringDrafts, useKeptDraft } from '../../kept-draft.ts'
import * as m from '../../messages/boundaries.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { confidenceName } from '../../parts/confidence.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { draftsOf } from '../boundary/read-boundary.ts'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { draftOf, type Writing } from './writing.ts'

/** Everyone's limits that I may read, newest day first, and the trace of those that were withdrawn. */
export default function Boundaries() {
  const { space = '' } = useRoute().params
  const load = useLoad(() => readFirst(space), [space])
  const older = useOlder<string, BoundariesOut>(load.value?.page, (before) => readPage(space, before))
  useSpace(load.value && space)
  const members = load.value?.home.members ?? []
  const pages = load.value ? [load.value.page, ...older.pages] : []
  const found = pages.flatMap((page) => page.boundaries)
  const months = Object.entries(Object.groupBy(found, ({ day }) => month(day)))
  return (
    <Screen
      place={m.boundariesTitle()}
      tab="us"
      of={load}
      title={m.boundariesTitle()}
      lead={m.boundariesLead()}
    >
      {load.value && <New home={load.value.home} />}
      {found.length === 0 && <Empty>{m.boundariesEmpty()}</Empty>}
      {months.map(([name, boundaries = []]) => (
        <Sheet key={name} title={name}>
          <ul class="rows">
            {boundaries.map((boundary) => (
              <Row
                key={`${boundary.by}/${boundary.id}`}
                space={space}
                boundary={boundary}
                members={members}
              />
            ))}
          </ul>
        </Sheet>
      ))}
      <OlderButton of={older} />
    </Screen>
  )
}

async function readFirst(space: string) {
  const [home, page] = await Promise.all([readHome(space), readPage(space)])
  await bringDrafts(draftsOf(home))
  return { home, page }
}

/** To stating a limit, or to what one had begun to write. */
function New({ home }: { home: HomeOut }) {
  const draft = useKeptDraft<Writing | undefined>(draftOf(home, undefined), undefined)
  return (
    <ButtonLink href={`/s/${home.id}/boundaries/new`}>
      {draft.value ? m.boundaryGoOn() : m.boundariesNew()}
    </ButtonLink>
  )
}

function readPage(space: string, before?: string) {
  const query = before === undefined ? {} : { before }
  return ask(api.GET('/api/v1/spaces/{space}/boundaries', { params: { path: { space }, query } }))
}

type RowProps = { space: string; boundary: BoundaryOut; members: readonly MemberOut[] }

function Row({ space, boundary, members }: RowProps) {
  const mine = members.some(({ id, me }) => me && id === boundary.by)
  const name = nameOf(members, boundary.by)
  const day = shortDay(boundary.day)
  if (!boundary.says) {
    return (
      <li class="soft">
        {mine ? m.boundariesWithdrawnMine() : m.boundariesWithdrawn({ name })}
        <small>{day}</small>
      </li>
    )
  }
  const { limit, confidence } = boundary.says
  return (
    <li>
      <a class="found" href={`/s/${space}/boundaries/${boundary.id}`}>
        <span class={mine ? 'who' : 'who theirs'}>{mine ? m.boundariesMine() : <bdi>{name}</bdi>}</span>
        {confidence && !mine ? <span>{confidenceName(confidence)}</span> : <span dir="auto">{limit}</span>}
        <small>{[day, asideOf(boundary)].filter(Boolean).join(', ')}</small>
      </a>
    </li>
  )
}

/** That only I can read it, where it is so. */
function asideOf({ state }: BoundaryOut): string | undefined {
  if (state === 'private') return m.boundariesPrivate()
  return state === 'lapsed' ? m.boundariesLapsed() : undefined
}
