import { api, ask } from '../../api/client.ts'
import type { CardKind, HomeOut } from '../../api/schema.d.ts'
import { meIn } from '../../format/people.ts'
import { readHome } from '../read-home.ts'
import { readCardKinds, withKinds, type Read } from './kinds.ts'

export type Page = { read: readonly Read[]; next: string | null }
/** A space's cards: its kinds, and the newest of those that are asked for. */
export type Cards = { home: HomeOut; kinds: readonly CardKind[]; first: ReadonlyMap<string, Page> }

/** `wanted` says of which kinds the first page is read. */
export async function readCards(space: string, wanted: (kind: CardKind) => boolean): Promise<Cards> {
  const home = await readHome(space)
  const kinds = await readCardKinds(home.kind)
  const pages = await Promise.all(
    kinds.filter(wanted).map(async ({ name }) => [name, await readPage(home, name)] as const),
  )
  return { home, kinds, first: new Map(pages) }
}

export async function readPage(home: HomeOut, kind: string, before?: string): Promise<Page> {
  const query = before === undefined ? { kind } : { kind, before }
  const params = { path: { space: home.id }, query }
  const { cards, next } = await ask(api.GET('/api/v1/spaces/{space}/cards', { params }))
  return { read: await withKinds(home.kind, cards), next }
}

/** What the name of a draft begins with; then comes the name of the kind, or the card that is being changed. */
export function draftsOf({ id, members }: HomeOut): string {
  return `${id}/${meIn(members)}/card/`
}
