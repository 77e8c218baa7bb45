import { argon2id } from 'hash-wasm'

import type { Bytes } from './bytes.ts'
import { checkKdf, type Kdf } from './kdf.ts'

export const ROOT_SIZE = 32

/** A password's root: slow and hungry on purpose, so a page calls it through stretch-aside.ts. Throws KdfTooWeak. */
export async function stretch(password: string, kdf: Kdf): Promise<Bytes> {
  checkKdf(kdf)
  const root = await argon2id({
    password: password.normalize('NFKC'),
    salt: kdf.salt,
    memorySize: kdf.memoryKib,
    iterations: kdf.passes,
    parallelism: 1,
    hashLength: ROOT_SIZE,
    outputType: 'binary',
  })
  return Uint8Array.from(root)
}
