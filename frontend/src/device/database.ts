/** The one database of this browser. Everything personal in it is sealed (sealed.ts); content is the same for everyone. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { LanguageOut } from '../api/schema.d.ts'

export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

interface Schema extends DBSchema {
  keys: { key: 'own'; value: CryptoKey }
  sealed: { key: string; value: Sealed }
  content: { key: string; value: { tag: string; whole: LanguageOut } }
}

export type Kept = IDBPDatabase<Schema>

let opened: Promise<Kept | undefined> | undefined

/**
 * Nothing where the browser keeps nothing or is full, and where everything has just been wiped: it is not made anew then.
 */
export async function inDatabase<T>(act: (kept: Kept) => Promise<T>): Promise<T | undefined> {
  opened ??= open().catch(() => undefined)
  const kept = await opened
  try {
    return kept && (await act(kept))
  } catch {
    return undefined
  }
}

type Store = 'keys' | 'sealed' | 'content'

/** To read from. Where the database is wiped meanwhile the reading fails, and nobody else has to hear of it. */
export function reading<S extends Store>(kept: Kept, name: S) {
  const transaction = kept.transaction(name)
  transaction.done.catch(() => undefined)
  return transaction.store
}

async function open(): Promise<Kept> {
  return openDB<Schema>('tend', 1, {
    upgrade(made) {
      made.createObjectStore('keys')
      made.createObjectStore('sealed')
      made.createObjectStore('content')
    },
    blocking(_before, _after, event) {
      // Someone wipes it, or a newer version waits: let go at once.
      ;(event.target as IDBDatabase).close()
      opened = Promise.resolve(undefined)
    },
    terminated() {
      // The browser has cleared it, as it does at signing out.
      opened = Promise.resolve(undefined)
    },
  })
}
