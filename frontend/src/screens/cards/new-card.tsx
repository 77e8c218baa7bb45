import './cards.css'
import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { CardKind, CardOut, HomeOut } from '../../api/schema.d.ts'
import { bringDrafts } from '../../kept-draft.ts'
import * as m from '../../messages/cards.ts'
import { RowLink } from '../../parts/row-link.tsx'
import { nothingHere, Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { readCardKind, readCardKinds } from './kinds.ts'
import { draftsOf } from './read-cards.ts'
import { WriteCard } from './write-card.tsx'

type Read = {
  home: HomeOut
  kinds: readonly CardKind[]
  kind: CardKind | undefined
  card: CardOut | undefined
}

/** Writing a card: of the kind in `?kind=`, or of one that is chosen here; with `?card=` changing one of mine. */
export default function NewCard() {
  const { params, query } = useRoute()
  const { space = '' } = params
  const { kind = '', card = '' } = query
  const load = useLoad(() => read(space, kind, card), [space, kind, card], { isOwn: true })
  useSpace(load.value && space)
  const found = load.value
  if (!found) return <Screen place={m.cardsPlace()} tab="us" of={load} />
  if (found.kind) {
    return <WriteCard key={card || kind} home={found.home} kind={found.kind} card={found.card} />
  }
  if (kind) return <Screen place={m.cardsPlace()} tab="us" {...nothingHere()} />
  return (
    <Screen place={m.cardsPlace()} tab="us" title={m.newCardTitle()}>
      <Sheet>
        <ul class="rows card-kinds">
          {found.kinds.map(({ name, title, about }) => (
            <RowLink key={name} href={`/s/${space}/cards/new?kind=${name}`}>
              <span>
                {title}
                <br />
                <small>{about}</small>
              </span>
            </RowLink>
          ))}
        </ul>
      </Sheet>
    </Screen>
  )
}

async function read(space: string, name: string, id: string): Promise<Read> {
  const home = await readHome(space)
  const [kinds, card] = await Promise.all([
    readCardKinds(home.kind),
    id
      ? ask(api.GET('/api/v1/spaces/{space}/cards/{card}', { params: { path: { space, card: id } } }))
      : undefined,
    bringDrafts(draftsOf(home) + (id || name)),
  ])
  const kind = card
    ? await readCardKind(home.kind, card.kind, card.pack)
    : kinds.find((one) => one.name === name)
  return { home, kinds, kind, card }
}
