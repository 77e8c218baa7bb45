import { randomBytes, utf8, type Bytes } from './bytes.ts'

/** What an account key is wrapped under. */
export type Method = 'password' | 'passkey' | 'recovery'

const VERSION = 1
const NONCE = 12
const KEY = 32
const WRAPPED = 1 + NONCE + KEY + 16

/** A wrapped account key did not open: another key, person or method, or changed bytes. */
export class KeyBroken extends Error {
  override name = 'KeyBroken'
}

export function makeAccountKey(): Bytes {
  return randomBytes(KEY)
}

/** 61 bytes: version, nonce, ciphertext, tag. The nonce is given by test vectors only. */
export async function wrapAccountKey(
  key: Bytes,
  wrap: CryptoKey,
  person: string,
  method: Method,
  nonce: Bytes = randomBytes(NONCE),
): Promise<Bytes> {
  const sealed = await crypto.subtle.encrypt(boundTo(person, method, nonce), wrap, key)
  return Uint8Array.from([VERSION, ...nonce, ...new Uint8Array(sealed)])
}

/** Throws KeyBroken. */
export async function unwrapAccountKey(
  wrapped: Bytes,
  wrap: CryptoKey,
  person: string,
  method: Method,
): Promise<Bytes> {
  if (wrapped.length !== WRAPPED || wrapped[0] !== VERSION) throw new KeyBroken()
  const nonce = wrapped.slice(1, 1 + NONCE)
  try {
    const sealed = wrapped.slice(1 + NONCE)
    return new Uint8Array(await crypto.subtle.decrypt(boundTo(person, method, nonce), wrap, sealed))
  } catch {
    throw new KeyBroken()
  }
}

function boundTo(person: string, method: Method, nonce: Bytes): AesGcmParams {
  const authenticated = utf8(`tend/v1/account-key/${person.toLowerCase()}/${method}`)
  return { name: 'AES-GCM', iv: nonce, additionalData: authenticated }
}
