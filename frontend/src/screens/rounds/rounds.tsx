import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { useOlder } from '../../api/older.ts'
import type { PastRoundOut } from '../../api/schema.d.ts'
import { month, shortDay, weekday } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { trendsLink } from '../../messages/earlier.ts'
import { Empty } from '../../parts/loaded.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { SearchField } from '../search/search-field.tsx'
import { Search } from '../search/search.tsx'
import { RoundsArchive } from './rounds-archive.ts'

/** What has opened so far, newest first, by month; or what of it has some words, while they stand in the field. */
export default function Rounds() {
  const { space = '' } = useRoute().params
  const page = useLoad(() => readPage(space), [space])
  const [query, setQuery] = useState('')
  const isSearching = query.trim() !== ''
  const older = useOlder(page.value, (before: number) => readPage(space, before))
  useSpace(page.value && space)

  const rounds = [...(page.value?.rounds ?? []), ...older.pages.flatMap((one) => one.rounds)]
  return (
    <Screen place={m.navEarlier()} tab="earlier" of={page} title={m.roundsTitle()}>
      {rounds.length === 0 && <Empty>{m.roundsEmpty()}</Empty>}
      {rounds.length > 0 && (
        <>
          <p>
            <a href={`/s/${space}/trends`}>{trendsLink()}</a>
          </p>
          <SearchField query={query} onInput={setQuery} />
        </>
      )}
      {isSearching ? (
        <Search query={query} make={() => new RoundsArchive(space)} />
      ) : (
        <>
          <Months space={space} rounds={rounds} />
          <OlderButton of={older} />
        </>
      )}
    </Screen>
  )
}

function readPage(space: string, before?: number) {
  const query = before === undefined ? {} : { before }
  return ask(api.GET('/api/v1/spaces/{space}/rounds', { params: { path: { space }, query } }))
}

function Months({ space, rounds }: { space: string; rounds: readonly PastRoundOut[] }) {
  const months = Object.entries(Object.groupBy(rounds, (round) => month(round.opened_on)))
  return (
    <>
      {months.map(([name, found = []]) => (
        <Sheet key={name} title={name}>
          <ul class="rows">
            {found.map((round) => (
              <RowLink key={round.n} href={`/s/${space}/rounds/${round.n}`}>
                <span class={round.exchanged ? '' : 'soft'}>
                  {m.dayOf({ weekday: weekday(round.opened_on), day: shortDay(round.opened_on) })}
                </span>
              </RowLink>
            ))}
          </ul>
        </Sheet>
      ))}
    </>
  )
}
