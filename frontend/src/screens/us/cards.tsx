import type { CardKind } from '../../api/schema.d.ts'
import * as m from '../../messages/us.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { CardQuote } from '../cards/card-quote.tsx'
import type { Read } from '../cards/kinds.ts'
import type { WhatStands } from './read-us.ts'

const FEW = 3

/** The newest from the jar, what is true even when we disagree, and what is for today. The rest has its own page. */
export function Cards({ stands }: { stands: WhatStands }) {
  const { kinds, cards } = stands
  return (
    <>
      {kinds.filter(isShownHere).map((kind) => (
        <OfKind
          key={kind.name}
          stands={stands}
          kind={kind}
          cards={cards.filter(({ card }) => card.kind === kind.name)}
        />
      ))}
    </>
  )
}

/** The jar, steady sentences, and what goes by itself. */
function isShownHere({ shows, lasts_hours }: CardKind): boolean {
  return shows !== 'list' || lasts_hours !== null
}

function OfKind({
  stands: { us },
  kind,
  cards,
}: {
  stands: WhatStands
  kind: CardKind
  cards: readonly Read[]
}) {
  if (cards.length === 0 && kind.shows !== 'jar') return null
  const path = `/s/${us.id}/cards`
  return (
    <Sheet title={kind.title}>
      {cards.length === 0 && <Empty>{kind.nothing}</Empty>}
      {cards.length > 0 && (
        <ul class="card-list">
          {cards.slice(0, FEW).map((read) => (
            <li key={`${read.card.by}/${read.card.id}`}>
              <CardQuote read={read} members={us.members} today={us.today} space={us.id} />
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        <ButtonLink kind="link" href={`${path}/new?kind=${kind.name}`}>
          {kind.write}
        </ButtonLink>
        {cards.length > FEW && (
          <ButtonLink kind="link" href={`${path}?kind=${kind.name}`}>
            {m.usCardsAll()}
          </ButtonLink>
        )}
      </div>
    </Sheet>
  )
}
