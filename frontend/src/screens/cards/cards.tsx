import './cards.css'
import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import type { CardKind } from '../../api/schema.d.ts'
import * as m from '../../messages/cards.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { CardQuote } from './card-quote.tsx'
import { OfKind } from './of-kind.tsx'
import { readCards, type Cards as All } from './read-cards.ts'

/** The cards of a space: all its kinds, or with `?kind=` those of one. */
export default function Cards() {
  const { params, query } = useRoute()
  const { space = '' } = params
  const { kind = '' } = query
  return kind ? <OfKind key={kind} space={space} name={kind} /> : <Kinds space={space} />
}

/** A few from the jar, what is said for today, and the way to all the rest. */
function Kinds({ space }: { space: string }) {
  const load = useLoad(() => readCards(space, isShownHere), [space])
  useSpace(load.value && space)
  const { kinds = [] } = load.value ?? {}
  return (
    <Screen
      place={m.cardsPlace()}
      tab="us"
      of={load}
      title={m.cardsTitle()}
      lead={kinds.length > 0 && m.cardsLead()}
    >
      {load.value && <Shown cards={load.value} />}
    </Screen>
  )
}

/** What is for today, and the jar. */
function isShownHere({ shows, lasts_hours }: CardKind): boolean {
  return shows === 'jar' || lasts_hours !== null
}

const FEW = 2

function Shown({ cards: { home, kinds, first } }: { cards: All }) {
  if (kinds.length === 0) return <Empty>{m.cardsNone()}</Empty>
  const path = `/s/${home.id}/cards`
  const shown = kinds.filter(isShownHere).map((kind) => ({ kind, page: first.get(kind.name) }))
  return (
    <>
      {shown.map(({ kind, page }) => {
        const read = page?.read ?? []
        if (kind.shows !== 'jar' && read.length === 0) return null
        return (
          <Sheet key={kind.name} title={kind.title}>
            {read.length === 0 && <Empty>{kind.nothing}</Empty>}
            <ul class="card-list">
              {read.slice(0, kind.shows === 'jar' ? FEW : undefined).map((one) => (
                <li key={`${one.card.id}/${one.card.by}`}>
                  <CardQuote read={one} members={home.members} today={home.today} space={home.id} />
                </li>
              ))}
            </ul>
            {kind.shows === 'jar' && (
              <ButtonLink href={`${path}/new?kind=${kind.name}`}>{kind.write}</ButtonLink>
            )}
          </Sheet>
        )
      })}
      <Sheet title={m.cardsAll()}>
        <ul class="rows card-kinds">
          {kinds.map(({ name, title, about }) => (
            <RowLink key={name} href={`${path}?kind=${name}`}>
              <span>
                {title}
                <br />
                <small>{about}</small>
              </span>
            </RowLink>
          ))}
        </ul>
      </Sheet>
    </>
  )
}
