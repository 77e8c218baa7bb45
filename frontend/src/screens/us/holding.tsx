import type { Confidence, UsOut } from '../../api/schema.d.ts'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/us.ts'
import { confidenceName } from '../../parts/confidence.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** A boundary or a promise, as one line of what we hold to. */
type Line = {
  key: string
  href: string
  by: string
  day: string
  what: string
  words: string
  confidence: Confidence | null
}

/** Boundaries and promises that stand, newest day first: by day, never by person. */
export function Holding({ us }: { us: UsOut }) {
  const lines = linesOf(us)
  const path = `/s/${us.id}`
  return (
    <Sheet title={m.usHolding()}>
      {lines.length === 0 && <Empty>{m.usHoldingEmpty()}</Empty>}
      {lines.length > 0 && (
        <ul class="rows">
          {lines.map((line) => (
            <One key={line.key} us={us} line={line} />
          ))}
        </ul>
      )}
      <div class="actions">
        <ButtonLink kind="link" href={`${path}/boundaries/new`}>
          {m.usNewBoundary()}
        </ButtonLink>
        <ButtonLink kind="link" href={`${path}/promises/new`}>
          {m.usNewPromise()}
        </ButtonLink>
      </div>
    </Sheet>
  )
}

function One({ us, line }: { us: UsOut; line: Line }) {
  const mine = line.by === meIn(us.members)
  return (
    <li>
      <a class="found" href={line.href}>
        <span class={mine ? 'who' : 'who theirs'}>
          {mine ? line.what : m.usFrom({ what: line.what, name: nameOf(us.members, line.by) })}
        </span>
        {line.confidence && !mine ? (
          <span>{confidenceName(line.confidence)}</span>
        ) : (
          <span dir="auto">{line.words}</span>
        )}
        <small>{dayName(line.day, us.today)}</small>
      </a>
    </li>
  )
}

function linesOf(us: UsOut): Line[] {
  const boundaries = us.boundaries.flatMap(({ id, by, day, says }) =>
    says
      ? [
          {
            key: `${by}/${id}`,
            href: `/s/${us.id}/boundaries/${id}`,
            by,
            day,
            what: m.usBoundary(),
            words: says.limit,
            confidence: says.confidence,
          },
        ]
      : [],
  )
  const promises = us.promises.map(({ id, owner, shared_on: day, words, confidence }) => ({
    key: `${owner}/${id}`,
    href: `/s/${us.id}/promises/${id}`,
    by: owner,
    day,
    what: m.usPromise(),
    words,
    confidence,
  }))
  return [...boundaries, ...promises].sort((one, other) => other.day.localeCompare(one.day))
}
