import { api, ask } from '../../../api/client.ts'
import type { KdfOut, PasswordIn } from '../../../api/schema.d.ts'
import { fromBase64url, toBase64url, type Bytes } from '../../../keys/bytes.ts'
import { deriveFromPassword } from '../../../keys/derive.ts'
import type { Kdf } from '../../../keys/kdf.ts'
import { stretchAside } from '../../../keys/stretch-aside.ts'
import { wrapAccountKey } from '../../../keys/wrapping.ts'
import { remember } from './remember.ts'

export const PASSWORD_LEAST = 12
export const PASSWORD_MOST = 128

/** Length as the protocol counts it: characters after NFKC, spaces among them. */
export function passwordLength(password: string): number {
  return [...password.normalize('NFKC')].length
}

export function fits(password: string): boolean {
  const length = passwordLength(password)
  return length >= PASSWORD_LEAST && length <= PASSWORD_MOST
}

/** Who is signed in now. Throws a Problem, KdfTooWeak or KeyBroken. */
export async function signInWithPassword(handle: string, password: string): Promise<string> {
  const keys = await deriveFromPassword(password, await kdfOf(handle), stretchAside)
  const body = { handle, auth_key: toBase64url(keys.auth) }
  const unlock = await ask(api.POST('/api/v1/auth/password/sign-in', { body }))
  return remember(unlock, keys.wrap, 'password')
}

/** Whose password it is, and the account key that goes under it. */
export type Owner = { handle: string; person: string; key: Bytes }

/** A new password as the server keeps it: what proves it, and the account key under it. */
export async function preparePassword(password: string, { handle, person, key }: Owner): Promise<PasswordIn> {
  const kdf = await kdfOf(handle)
  const keys = await deriveFromPassword(password, kdf, stretchAside)
  return {
    memory_kib: kdf.memoryKib,
    passes: kdf.passes,
    auth_key: toBase64url(keys.auth),
    wrapped_key: toBase64url(await wrapAccountKey(key, keys.wrap, person, 'password')),
  }
}

/** Ends the other sessions. */
export async function setPassword(password: string, owner: Owner): Promise<void> {
  await ask(api.PUT('/api/v1/me/password', { body: await preparePassword(password, owner) }))
}

/** How the password of a handle is derived; the server gives each handle a salt that never changes. */
async function kdfOf(handle: string): Promise<Kdf> {
  const out: KdfOut = await ask(api.POST('/api/v1/auth/password/salt', { body: { handle } }))
  return { salt: fromBase64url(out.salt), memoryKib: out.memory_kib, passes: out.passes }
}
