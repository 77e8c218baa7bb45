import { useRoute } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { useLoad } from '../../api/load.ts'
import { navEarlier } from '../../messages/app.ts'
import * as m from '../../messages/earlier.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { nothingHere, Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { dottedOf } from './dots.ts'
import { Legend } from './legend.tsx'
import { Plot } from './plot.tsx'
import { readOlder, readTrends } from './read-trends.ts'
import { spanOf } from './span.ts'
import './trends.css'

/** One element over the whole time, a year of weeks a strip, newest first. */
export default function Whole() {
  const { space = '', element = '' } = useRoute().params
  const load = useLoad(() => readTrends(space), [space])
  const { value } = load
  useSpace(value && space)
  const isHere = useRef(true)
  const older = useAct(async () => {
    for (let found = value; isHere.current && found && found.next !== null; load.put(found)) {
      found = await readOlder(found)
    }
  })
  useEffect(() => {
    if (value) void older.run()
  }, [value !== undefined])
  useEffect(() => () => void (isHere.current = false), [])

  const found = value && [...value.words].find(([name]) => name === element)
  if (!value) return <Screen place={navEarlier()} tab="earlier" of={load} />
  if (!found) return <Screen place={navEarlier()} tab="earlier" {...nothingHere()} />
  const [name, words] = found
  const dotted = dottedOf(value.home.members, value.stretches)
  return (
    <Screen place={navEarlier()} tab="earlier" title={words.name} lead={words.ask}>
      <Legend dotted={dotted} />
      {value.stretches.map((stretch) => (
        <Sheet key={stretch[0]?.n} title={titleOf(spanOf(stretch))}>
          <Plot element={name} words={words} stretch={stretch} dotted={dotted} />
        </Sheet>
      ))}
      <p class="soft" role="status">
        {older.pending && m.trendsReading()}
      </p>
      <ProblemNotice problem={older.problem} onAgain={() => void older.run()} />
      <ButtonLink kind="quiet" href={`/s/${space}/trends`}>
        {m.trendsBack()}
      </ButtonLink>
    </Screen>
  )
}

function titleOf([from, to]: [string, string]): string {
  return from === to ? from : m.trendsSpan({ from, to })
}
