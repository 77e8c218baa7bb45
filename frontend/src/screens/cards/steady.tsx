import type { HomeOut } from '../../api/schema.d.ts'
import { CardQuote } from './card-quote.tsx'
import type { Read } from './kinds.ts'

/** What is true even when we disagree, mine and theirs: at the head of an open repair. Nothing, where there is none. */
export function Steady({ home, read }: { home: HomeOut; read: readonly Read[] }) {
  const [first] = read
  if (!first) return null
  return (
    <details open>
      <summary>{first.kind.title}</summary>
      <ul class="card-list">
        {read.map((one) => (
          <li key={`${one.card.id}/${one.card.by}`}>
            <CardQuote read={one} members={home.members} today={home.today} space={home.id} />
          </li>
        ))}
      </ul>
    </details>
  )
}
