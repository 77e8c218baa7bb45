import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { useLoad } from '../../api/load.ts'
import { navEarlier } from '../../messages/app.ts'
import * as m from '../../messages/earlier.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { dottedOf } from './dots.ts'
import { Legend } from './legend.tsx'
import { Plot } from './plot.tsx'
import { readOlder, readTrends, type Trends as Value } from './read-trends.ts'
import { spanOf } from './span.ts'
import './trends.css'

/** The five elements over a year of weeks, and over earlier ones. */
export default function Trends() {
  const { space = '' } = useRoute().params
  const load = useLoad(() => readTrends(space), [space])
  const { value } = load
  const isEmpty = value?.next === null && !value.stretches.flat().some((round) => round.members.length)
  useSpace(value && space)
  return (
    <Screen
      place={navEarlier()}
      tab="earlier"
      of={load}
      title={m.trendsTitle()}
      lead={!isEmpty && m.trendsLead()}
    >
      {isEmpty ? <Empty>{m.trendsEmpty()}</Empty> : value && <Elements trends={value} put={load.put} />}
    </Screen>
  )
}

function Elements({ trends, put }: { trends: Value; put: (trends: Value) => void }) {
  const [at, setAt] = useState(0)
  const { home, stretches, words, next } = trends
  const stretch = stretches[at] ?? []
  const dotted = dottedOf(home.members, stretches)
  const isLast = at === stretches.length - 1
  const hasMore = stretches.length > 1 || next !== null
  const earlier = useAct(async () => {
    if (isLast) put(await readOlder(trends))
    setAt(at + 1)
  })
  const [from, to] = spanOf(stretch)
  return (
    <>
      <div class="stack-small">
        <Legend dotted={dotted} />
        {hasMore && (
          <div class="stretch">
            {(!isLast || next !== null) && (
              <Button kind="quiet" onClick={earlier.run} pending={earlier.pending}>
                {m.trendsEarlier()}
              </Button>
            )}
            <p role="status">{m.trendsSpan({ from, to })}</p>
            {at > 0 && (
              <Button kind="quiet" onClick={() => setAt(at - 1)}>
                {m.trendsLater()}
              </Button>
            )}
          </div>
        )}
        <ProblemNotice problem={earlier.problem} />
      </div>
      <div class="multiples">
        {[...words].map(([element, prompt]) => (
          <Sheet key={element} title={prompt.name}>
            <p class="soft">{prompt.ask}</p>
            <Plot key={at} element={element} words={prompt} stretch={stretch} dotted={dotted} />
            {hasMore && (
              <p>
                <a href={`/s/${home.id}/trends/${element}`}>{m.trendsWhole({ name: prompt.name })}</a>
              </p>
            )}
          </Sheet>
        ))}
      </div>
    </>
  )
}
