import type { HomeOut } from '../../api/schema.d.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/us.ts'
import { confidenceName } from '../../parts/confidence.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** What is for today: rituals, what of mine has come back for a look, and what someone asks of me. */
export function Today({ home }: { home: HomeOut }) {
  const { promises, boundaries, asks } = home
  const path = `/s/${home.id}`
  const isMine = (by: string) => by === meIn(home.members)
  if (promises.rituals.length + promises.back.length + boundaries.length + asks.length === 0) return null
  return (
    <Sheet title={m.todayTitle()}>
      <ul class="rows">
        {promises.rituals.map(({ id, owner, words, confidence, ritual }) => (
          <RowLink key={`${owner}/${id}`} href={`${path}/promises/${id}`}>
            <span>
              {confidence && !isMine(owner) ? confidenceName(confidence) : <span dir="auto">{words}</span>}
              <br />
              <small>{ritual && m.todayAt({ at: ritual.at })}</small>
            </span>
          </RowLink>
        ))}
        {promises.back.map(({ id, words }) => (
          <RowLink key={id} href={`${path}/promises/${id}`}>
            <span>
              <span dir="auto">{words}</span>
              <br />
              <small>{m.todayBack()}</small>
            </span>
          </RowLink>
        ))}
        {boundaries.map(({ id }) => (
          <RowLink key={id} href={`${path}/boundaries/${id}`}>
            <span>{m.todayBoundary()}</span>
          </RowLink>
        ))}
        {asks.map(({ id, by }) => (
          <RowLink key={`${by}/${id}`} href={`${path}/asks/${id}`}>
            <span>{m.todayAsk({ name: nameOf(home.members, by) })}</span>
          </RowLink>
        ))}
      </ul>
    </Sheet>
  )
}
