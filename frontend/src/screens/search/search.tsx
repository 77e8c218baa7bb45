import { useEffect, useMemo, useState } from 'preact/hooks'

import { month, shortDate } from '../../format/days.ts'
import * as m from '../../messages/earlier.ts'
import { Button } from '../../parts/button.tsx'
import { confidenceName } from '../../parts/confidence.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Archive, Passage } from './archive.ts'
import { excerpt, find, type Mark, wordsOf } from './find.ts'

const SHOWN = 30

type Props = { query: string; make: () => Archive }

/** What holds the words, newest first, while older ones are still being fetched. `make` is called once. */
export function Search({ query, make }: Props) {
  const [archive] = useState(make)
  const [most, setMost] = useState(SHOWN)
  useEffect(() => {
    void archive.read()
    return () => archive.stop()
  }, [archive])
  useEffect(() => setMost(SHOWN), [query])

  const passages = archive.passages.value
  const found = useMemo(() => {
    const words = wordsOf(query)
    return passages
      .map((passage) => ({ passage, marks: find(passage.folded, words) }))
      .filter(({ marks }) => marks.length > 0)
  }, [passages, query])
  const isWhole = archive.isWhole.value
  const problem = archive.problem.value
  const reached = archive.reached.value

  return (
    <>
      {found.length > 0 && (
        <Sheet>
          <ul class="rows">
            {found.slice(0, most).map(({ passage, marks }) => (
              <Found key={passage.key} passage={passage} marks={marks} />
            ))}
          </ul>
        </Sheet>
      )}
      {found.length > most && (
        <Button kind="quiet" onClick={() => setMost(most + SHOWN)}>
          {m.searchMore()}
        </Button>
      )}
      <div class="soft">
        <p role="status">
          {!problem && !isWhole && m.searchReading()}
          {isWhole && (found.length ? m.searchDone() : m.searchNothing())}
        </p>
        {!isWhole && reached && <p>{m.searchReached({ month: month(reached) })}</p>}
      </div>
      <ProblemNotice problem={problem} onAgain={() => void archive.read()} />
    </>
  )
}

function Found({ passage, marks }: { passage: Passage; marks: readonly Mark[] }) {
  return (
    <li>
      <a class="found" href={passage.href}>
        <small>{shortDate(passage.day)}</small>
        <span class={passage.mine ? 'who' : 'who theirs'}>{passage.who}</span>
        {passage.confidence && !passage.mine ? (
          <span class="soft">{confidenceName(passage.confidence)}</span>
        ) : (
          <span class="serif" dir="auto">
            {excerpt(passage.text, marks).map((piece, n) =>
              piece.found ? <mark key={n}>{piece.text}</mark> : piece.text,
            )}
          </span>
        )}
      </a>
    </li>
  )
}
