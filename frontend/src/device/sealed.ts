/**
 * Personal words on this device: sealed with AES-256-GCM under a key that no script can read out, each to its own name.
 * Who is not who wrote them never meets them: a name holds the member's id, and another person's sign-in wipes it all.
 */
import { inDatabase, reading, type Kept } from './database.ts'

/** Where the browser keeps nothing: as long as the page is open. */
const inMemory = new Map<string, unknown>()

/** True when it outlives the page. */
export async function keep(name: string, value: unknown): Promise<boolean> {
  const lasts = await inDatabase(async (database) => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = encoded(JSON.stringify(value))
    const data = await crypto.subtle.encrypt(bound(iv, name), await ownKey(database), plain)
    await database.put('sealed', { iv, data }, name)
    return true
  })
  if (lasts) inMemory.delete(name)
  else inMemory.set(name, structuredClone(value))
  return lasts === true
}

/** Nothing where there is nothing that opens with this device's key under this name. */
export async function kept<T>(name: string): Promise<T | undefined> {
  if (inMemory.has(name)) return structuredClone(inMemory.get(name)) as T
  return inDatabase(async (database) => {
    const sealed = await reading(database, 'sealed').get(name)
    const key = await reading(database, 'keys').get('own')
    if (!sealed || !key) return undefined
    const plain = await crypto.subtle.decrypt(bound(sealed.iv, name), key, sealed.data)
    return JSON.parse(new TextDecoder().decode(plain)) as T
  })
}

export async function keptNames(beginning: string): Promise<string[]> {
  const names = (await inDatabase((database) => reading(database, 'sealed').getAllKeys())) ?? []
  return [...new Set([...inMemory.keys(), ...names])].filter((name) => name.startsWith(beginning))
}

export async function forget(name: string): Promise<void> {
  inMemory.delete(name)
  await inDatabase((database) => database.delete('sealed', name))
}

/** Made at the first word; of two tabs the first one's stays. */
async function ownKey(database: Kept): Promise<CryptoKey> {
  const found = await reading(database, 'keys').get('own')
  if (found) return found
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const adding = database.transaction('keys', 'readwrite')
  adding.done.catch(() => undefined)
  const there = await adding.store.get('own')
  if (!there) await adding.store.put(made, 'own')
  await adding.done
  return there ?? made
}

function bound(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoded(name) }
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
