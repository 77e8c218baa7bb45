import { useLoad } from '../../api/load.ts'
import { useOlder } from '../../api/older.ts'
import type { CardKind } from '../../api/schema.d.ts'
import { bringDrafts } from '../../kept-draft.ts'
import * as m from '../../messages/cards.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { nothingHere, Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { AddLine } from './add-line.tsx'
import { CardQuote } from './card-quote.tsx'
import { draftsOf, readCards, readPage, type Cards, type Page } from './read-cards.ts'

/** The cards of one kind, newest day first. */
export function OfKind({ space, name }: { space: string; name: string }) {
  const read = () => readCards(space, (kind) => kind.name === name)
  const load = useLoad(async () => {
    const found = await read()
    await bringDrafts(draftsOf(found.home) + name)
    return found
  }, [space, name])
  useSpace(load.value && space)
  const kind = load.value?.kinds.find((one) => one.name === name)
  if (!load.value || !kind) {
    return <Screen place={m.cardsPlace()} tab="us" of={load} {...(load.value && nothingHere())} />
  }
  const anew = async () => load.put(await read())
  return <Found cards={load.value} kind={kind} anew={anew} />
}

type Props = { cards: Cards; kind: CardKind; anew: () => Promise<void> }

function Found({ cards: { home, first }, kind, anew }: Props) {
  const page = first.get(kind.name)
  const older = useOlder<string, Page>(page, (before) => readPage(home, kind.name, before))
  const found = [...(page?.read ?? []), ...older.pages.flatMap(({ read }) => read)]
  return (
    <Screen place={m.cardsPlace()} tab="us" title={kind.title} lead={kind.about} step={kind.name}>
      {kind.one_line ? (
        <AddLine home={home} kind={kind} anew={anew} />
      ) : (
        <ButtonLink href={`/s/${home.id}/cards/new?kind=${kind.name}`}>{kind.write}</ButtonLink>
      )}
      {found.length === 0 ? (
        <Empty>{kind.nothing}</Empty>
      ) : (
        <Sheet>
          <ul class="card-list">
            {found.map((one) => (
              <li key={`${one.card.id}/${one.card.by}`}>
                <CardQuote read={one} members={home.members} today={home.today} space={home.id} />
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <OlderButton of={older} />
      <ButtonLink kind="link" href={`/s/${home.id}/cards`}>
        {m.cardsAll()}
      </ButtonLink>
    </Screen>
  )
}
