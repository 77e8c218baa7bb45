import { api, ask } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'
import type { RecoveryIn } from '../../../api/schema.d.ts'
import { rememberAccountKey } from '../../../keys/account-key.ts'
import { fromBase64url, toBase64url, type Bytes } from '../../../keys/bytes.ts'
import { deriveFromCode } from '../../../keys/derive.ts'
import { KeyBroken, unwrapAccountKey, wrapAccountKey } from '../../../keys/wrapping.ts'

/** Whose code was shown to be right, and the account key it opened. */
export type Recovered = { handle: string; code: Bytes; person: string; key: Bytes }

/** A code as the server keeps it: what proves it, and the account key under it. */
export async function prepareCode(code: Bytes, person: string, key: Bytes): Promise<RecoveryIn> {
  const { auth, wrap } = await deriveFromCode(code)
  return {
    auth_key: toBase64url(auth),
    wrapped_key: toBase64url(await wrapAccountKey(key, wrap, person, 'recovery')),
  }
}

/** Uses nothing up and signs nobody in. Throws a Problem or KeyBroken. */
export async function openWithCode(handle: string, code: Bytes): Promise<Recovered> {
  const { auth, wrap } = await deriveFromCode(code)
  const body = { handle, auth_key: toBase64url(auth) }
  const { person, wrapped_key } = await ask(api.POST('/api/v1/auth/recovery/open', { body }))
  if (!wrapped_key) throw new KeyBroken()
  const key = await unwrapAccountKey(fromBase64url(wrapped_key), wrap, person, 'recovery')
  return { handle, code, person, key }
}

/** Puts the new code in the old one's place, ends every session and signs in. Can be tried again. */
export async function renewCode({ handle, code, person, key }: Recovered, next: Bytes): Promise<void> {
  const replacement = await prepareCode(next, person, key)
  const old = toBase64url((await deriveFromCode(code)).auth)
  const finish = (auth_key: string) =>
    ask(api.POST('/api/v1/auth/recovery/finish', { body: { handle, auth_key, replacement } }))
  await finish(old).catch((thrown: unknown) => {
    // The answer to an earlier try may have been lost: then the new code is the one that holds.
    if (thrown instanceof Problem && thrown.type === 'sign-in-refused') return finish(replacement.auth_key)
    throw thrown
  })
  rememberAccountKey(person, key)
}

/** A new code while signed in; the one before stops working. Ends the other sessions. */
export async function replaceCode(code: Bytes, person: string, key: Bytes): Promise<void> {
  await ask(api.PUT('/api/v1/me/recovery', { body: await prepareCode(code, person, key) }))
}
