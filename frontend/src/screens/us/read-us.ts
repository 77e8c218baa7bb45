import { api, ask } from '../../api/client.ts'
import type { AskWords, CardKind, UsOut } from '../../api/schema.d.ts'
import { readAskWords } from '../../content.ts'
import { readCardKinds, withKinds, type Read } from '../cards/kinds.ts'

/** What stands in a space, with the wording it was written with. */
export type WhatStands = {
  us: UsOut
  asks: ReadonlyMap<number, AskWords | undefined>
  kinds: readonly CardKind[]
  cards: readonly Read[]
}

export async function readUs(space: string): Promise<WhatStands> {
  const us = await ask(api.GET('/api/v1/spaces/{space}/us', { params: { path: { space } } }))
  const versions = [...new Set(us.asks.map(({ pack }) => pack))]
  const [asks, kinds, cards] = await Promise.all([
    Promise.all(versions.map(async (pack) => [pack, await readAskWords(us.kind, pack)] as const)),
    readCardKinds(us.kind),
    withKinds(us.kind, us.cards),
  ])
  return { us, asks: new Map(asks), kinds, cards }
}
