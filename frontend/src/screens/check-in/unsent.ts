/**
 * What of a check-in the server does not have yet, kept sealed on this device until it does. Tabs share it: each puts its
 * own changes in, and whoever sends it takes out what went.
 */
import type { Confidence, Kind, Share } from '../../api/schema.d.ts'
import { forget, keep, kept } from '../../device/sealed.ts'
import { tell } from '../../device/tabs.ts'
import { inTurn } from '../../device/turns.ts'

export type Reply = { rating: number | null; words: string; keep: boolean }
export type Replies = Readonly<Record<string, Reply>>

export type Whose = { space: string; member: string; n: number }

/** Whose, where, and with which questions. */
export type Place = Whose & { kind: Kind; pack: number }

/** How it is shared, chosen with Done and not gone out yet; and what is asked of those who read it. */
export type Sharing = { share: Share | null; confidence: Confidence | null }

/** `replies`: the changed ones only. */
export type Unsent = Place & Sharing & { replies: Replies }

export const UNSENT = 'unsent/'

export function nameOf({ space, member, n }: Whose): string {
  return `${UNSENT}${space}/${member}/${n}`
}

export function readUnsent(place: Whose): Promise<Unsent | undefined> {
  return kept<Unsent>(nameOf(place))
}

/** Adds changes to what is kept. True when it outlives the page. */
export function addUnsent(place: Place, changes: Replies, sharing: Sharing): Promise<boolean> {
  return change(place, false, (before) => ({
    ...place,
    replies: { ...before?.replies, ...changes },
    ...sharing,
  }))
}

/** Takes out what has gone, where it has not changed since. What is left. */
export async function takeOut(gone: Unsent): Promise<void> {
  await change(gone, true, (before) => {
    if (!before) return undefined
    const left = Object.entries(before.replies).filter(([id, reply]) => !same(reply, gone.replies[id]))
    if (left.length > 0) return { ...before, replies: Object.fromEntries(left) }
    return before.share === gone.share && before.confidence === gone.confidence
      ? undefined
      : { ...before, replies: {} }
  })
}

export async function dropUnsent(place: Whose): Promise<void> {
  await change(place, true, () => undefined)
}

function change(place: Whose, sent: boolean, to: (before: Unsent | undefined) => Unsent | undefined) {
  const name = nameOf(place)
  return inTurn(`keep/${name}`, async () => {
    const after = to(await kept<Unsent>(name))
    const lasts = after ? await keep(name, after) : await forget(name).then(() => true)
    tell({ about: 'kept', name, sent })
    return lasts
  })
}

function same(one: Reply, other: Reply | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
