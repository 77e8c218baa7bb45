import './cards.css'
import type { MemberOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { filledFrom, isFilled, valueOf } from '../../filling/filling.ts'
import { saidIn } from '../../filling/fields.tsx'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import { Confided } from '../../parts/confidence.tsx'
import { Told } from './cheers.tsx'
import type { Read } from './kinds.ts'

/** Kinds with more fields than this show their first one in lists. */
const SHOWN_WHOLE = 2

type Props = { read: Read; members: readonly MemberOut[]; today: string; space: string }

/** A card in a list: whose it is and since when, its mark if it has one, and what it says. */
export function CardQuote({ read: { card, kind }, members, today, space }: Props) {
  const mine = card.by === meIn(members)
  const filled = filledFrom(card)
  const given = kind.fields.filter((field) => isFilled(valueOf(filled, field)))
  const [first, ...more] = kind.fields.length > SHOWN_WHOLE ? given.slice(0, 1) : given
  return (
    <figure class={mine ? 'quote' : 'quote theirs'}>
      <figcaption>
        <a class="who" href={`/s/${space}/cards/${card.id}`}>
          {mine ? kind.mine : withName(kind.theirs, nameOf(members, card.by))}
          <small class="soft"> · {dayName(card.shared_on, today)}</small>
        </a>
      </figcaption>
      <Confided confidence={card.confidence} mine={mine}>
        {first && <blockquote dir="auto">{saidIn(first, valueOf(filled, first), today)}</blockquote>}
        {more.map((field) => (
          <p key={field.id} class="more">
            <small>{field.label}</small>
            <span dir="auto">{saidIn(field, valueOf(filled, field), today)}</span>
          </p>
        ))}
      </Confided>
      <Told card={card} kind={kind} members={members} mine={mine} />
    </figure>
  )
}
