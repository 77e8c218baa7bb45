/** The kinds of card that a kind of space has, as the content brings them. */
import { api, ask } from '../../api/client.ts'
import type { CardKind, CardOut, Kind } from '../../api/schema.d.ts'
import { kept } from '../../content.ts'
import { language } from '../../language.ts'

/** Content is the same for everyone, so the browser may keep it and ask whether it still holds (ETag). */
const cache = 'no-cache'

/** Each in its newest version, in the order in which they are offered. */
export async function readCardKinds(kind: Kind): Promise<readonly CardKind[]> {
  const params = { path: { language: language.value, kind } }
  const here = (await kept())?.cards.filter((one) => one.kind === kind)
  if (!here) return (await ask(api.GET('/api/v1/content/{language}/{kind}', { params, cache }))).cards
  const newest = new Map(here.map((one) => [one.name, one]))
  for (const one of here) {
    if (one.version > (newest.get(one.name)?.version ?? 0)) newest.set(one.name, one)
  }
  return [...newest.values()].sort((one, other) => one.place - other.place)
}

/** One version of a kind: the one that a card was written with. */
export async function readCardKind(kind: Kind, name: string, version: number): Promise<CardKind> {
  const here = (await kept())?.cards.find(
    (one) => one.kind === kind && one.name === name && one.version === version,
  )
  if (here) return here
  const params = { path: { language: language.value, kind, name, version } }
  return ask(api.GET('/api/v1/content/{language}/{kind}/cards/{name}/{version}', { params, cache }))
}

/** A card with the kind it was written with. */
export type Read = { card: CardOut; kind: CardKind }

/** Each of the cards with its kind. */
export async function withKinds(kind: Kind, cards: readonly CardOut[]): Promise<readonly Read[]> {
  return Promise.all(
    cards.map(async (card) => ({ card, kind: await readCardKind(kind, card.kind, card.pack) })),
  )
}
