import { api, ask } from '../../../api/client.ts'
import type { NewPasskeyIn, PasskeyOptionsOut } from '../../../api/schema.d.ts'
import { toBase64url, type Bytes } from '../../../keys/bytes.ts'
import { deriveFromPrf } from '../../../keys/derive.ts'
import { makePasskey, usePasskey } from '../../../keys/passkey.ts'
import { wrapAccountKey } from '../../../keys/wrapping.ts'
import { remember } from './remember.ts'

/**
 * With whichever passkey is chosen, or with one of `person` only. Who is signed in now. Throws a Problem,
 * PasskeyStopped or KeyBroken.
 */
export async function signInWithPasskey(person?: string): Promise<string> {
  const { ceremony, options } = await ask(api.POST('/api/v1/auth/passkey/options'))
  const { credential, prf } = await usePasskey(options, person)
  const unlock = await ask(api.POST('/api/v1/auth/passkey/sign-in', { body: { ceremony, credential } }))
  return remember(unlock, prf && (await deriveFromPrf(prf)), 'passkey')
}

/** A new passkey for a begun ceremony, with the account key under it where it has a PRF. Throws PasskeyStopped. */
export async function preparePasskey(
  begun: PasskeyOptionsOut,
  person: string,
  key: Bytes,
): Promise<NewPasskeyIn> {
  const { credential, prf } = await makePasskey(begun.options)
  const wrapped = prf && (await wrapAccountKey(key, await deriveFromPrf(prf), person, 'passkey'))
  return { ceremony: begun.ceremony, credential, wrapped_key: wrapped ? toBase64url(wrapped) : null }
}

/** Ends the other sessions. */
export async function addPasskey(person: string, key: Bytes): Promise<void> {
  const begun = await ask(api.POST('/api/v1/me/passkey/options'))
  const body = await preparePasskey(begun, person, key)
  const params = { path: { passkey: crypto.randomUUID() } }
  await ask(api.PUT('/api/v1/me/passkeys/{passkey}', { params, body }))
}
