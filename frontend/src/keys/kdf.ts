import type { Bytes } from './bytes.ts'

/** How a password is stretched (docs/protocol.md): Argon2id, one lane, 32 bytes. */
export type Kdf = { salt: Bytes; memoryKib: number; passes: number }

export const LEAST_MEMORY_KIB = 64 * 1024
export const LEAST_PASSES = 3
export const SALT_SIZE = 16

/** The server asked for a cheaper derivation than this device agrees to: someone may want to guess the password. */
export class KdfTooWeak extends Error {
  override name = 'KdfTooWeak'
}

/** Throws KdfTooWeak. */
export function checkKdf({ salt, memoryKib, passes }: Kdf): void {
  if (!(memoryKib >= LEAST_MEMORY_KIB && passes >= LEAST_PASSES && salt.length === SALT_SIZE))
    throw new KdfTooWeak()
}
