import { utf8, type Bytes } from './bytes.ts'
import type { Kdf } from './kdf.ts'

/** `auth` is shown to the server; `wrap` never leaves the device. */
export type DeviceKeys = { auth: Bytes; wrap: CryptoKey }

export type Stretch = (password: string, kdf: Kdf) => Promise<Bytes>

const AUTH = 'tend/v1/auth'
const WRAP = 'tend/v1/wrap'

/** Throws KdfTooWeak. */
export async function deriveFromPassword(password: string, kdf: Kdf, stretch: Stretch): Promise<DeviceKeys> {
  return branch(await stretch(password, kdf))
}

/** From the 20 bytes of a recovery code: random already, so nothing needs to be slow. */
export function deriveFromCode(code: Bytes): Promise<DeviceKeys> {
  return branch(code)
}

/** The wrap key alone: what a passkey shows the server is its signature. */
export function deriveFromPrf(output: Bytes): Promise<CryptoKey> {
  return deriveWrap(output)
}

async function branch(secret: Bytes): Promise<DeviceKeys> {
  return { auth: await deriveAuth(secret), wrap: await deriveWrap(secret) }
}

async function deriveAuth(secret: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(expand(AUTH), await hkdf(secret), 256))
}

async function deriveWrap(secret: Bytes): Promise<CryptoKey> {
  const kind = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(expand(WRAP), await hkdf(secret), kind, false, ['encrypt', 'decrypt'])
}

function hkdf(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey'])
}

function expand(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) }
}
