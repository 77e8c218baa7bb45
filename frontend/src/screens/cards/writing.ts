/** A card while it is written, and sending it. */
import { api, ask } from '../../api/client.ts'
import type { CardKind, CardOut, Confidence, HomeOut } from '../../api/schema.d.ts'
import { fieldsToSend, filledFrom, type Filled } from '../../filling/filling.ts'
import { meIn } from '../../format/people.ts'

/** `id` is made once, so that a repeated request shares nothing twice. `pack`: the version it is written with. */
export type Writing = {
  id: string
  pack: number
  filled: Filled
  until: string | null
  confidence: Confidence | null
}

/** A new one. */
export function begun({ version }: CardKind): Writing {
  return { id: crypto.randomUUID(), pack: version, filled: {}, until: null, confidence: null }
}

/** One that is shared, to be changed. */
export function changed(card: CardOut): Writing {
  const { id, pack, until, confidence } = card
  return { id, pack, filled: filledFrom(card), until, confidence }
}

/** Shares it as version `n`. Throws a Problem. */
export async function shareCard(home: HomeOut, kind: CardKind, writing: Writing, n = 1): Promise<CardOut> {
  const { id, pack, filled, until, confidence } = writing
  const params = {
    path: { space: home.id, card: id, n },
    header: { 'tend-member': meIn(home.members) },
  }
  const fields = fieldsToSend(kind, filled, home.today)
  const body = { kind: kind.name, pack, fields, until, confidence }
  return ask(api.PUT('/api/v1/spaces/{space}/cards/{card}/versions/{n}', { params, body }))
}
