import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { PastRoundOut } from '../../api/schema.d.ts'
import { month, shortDay, weekday } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { searchHint, searchLabel, trendsLink } from '../../messages/earlier.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { Search } from './search.tsx'

/** What has opened so far, newest first, by month; or what of it has some words, while they stand in the field. */
export default function Rounds() {
  const { space = '' } = useRoute().params
  const page = useLoad(() => readPage(space), [space])
  const [query, setQuery] = useState('')
  const isSearching = query.trim() !== ''
  const [older, setOlder] = useState<{ rounds: PastRoundOut[]; next: number | null }>()
  useSpace(page.value && space)

  const next = older ? older.next : (page.value?.next ?? null)
  const more = useAct(async () => {
    if (next === null) return
    const found = await readPage(space, next)
    setOlder({ rounds: [...(older?.rounds ?? []), ...found.rounds], next: found.next })
  })

  const rounds = [...(page.value?.rounds ?? []), ...(older?.rounds ?? [])]
  return (
    <Screen place={m.navEarlier()} tab="earlier" of={page} title={m.roundsTitle()}>
      {rounds.length === 0 && <Empty>{m.roundsEmpty()}</Empty>}
      {rounds.length > 0 && (
        <>
          <p>
            <a href={`/s/${space}/trends`}>{trendsLink()}</a>
          </p>
          <form role="search" onSubmit={(event) => event.preventDefault()}>
            <Field
              label={searchLabel()}
              hint={searchHint()}
              type="search"
              value={query}
              onInput={setQuery}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
            />
          </form>
        </>
      )}
      {isSearching ? (
        <Search space={space} query={query} />
      ) : (
        <>
          <Months space={space} rounds={rounds} />
          <ProblemNotice problem={more.problem} />
          {next !== null && (
            <Button kind="quiet" onClick={more.run} pending={more.pending}>
              {m.roundsOlder()}
            </Button>
          )}
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
