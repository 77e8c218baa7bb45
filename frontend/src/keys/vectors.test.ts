/** tests/vectors/protocol.json, which the Python client gives too (docs/protocol.md). */
import { describe, expect, test } from 'vitest'

import vectors from '../../../tests/vectors/protocol.json' with { type: 'json' }
import { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
import { deriveFromCode, deriveFromPassword, deriveFromPrf } from './derive.ts'
import { KdfTooWeak } from './kdf.ts'
import { prfInput } from './passkey.ts'
import { readCode, writeCode } from './recovery-code.ts'
import { stretch } from './stretch.ts'
import { KeyBroken, unwrapAccountKey, wrapAccountKey, type Method } from './wrapping.ts'

const kdfOf = (vector: { salt: string; memory_kib: number; passes: number }) => ({
  salt: fromBase64url(vector.salt),
  memoryKib: vector.memory_kib,
  passes: vector.passes,
})

const asKey = (bytes: Bytes) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** Keys that cannot be taken out are the same when they encrypt the same. */
async function expectSameKey(key: CryptoKey, bytes: string): Promise<void> {
  const fixed = { name: 'AES-GCM', iv: new Uint8Array(12) }
  const [found, expected] = await Promise.all(
    [key, await asKey(fromBase64url(bytes))].map((each) =>
      crypto.subtle.encrypt(fixed, each, new Uint8Array(8)),
    ),
  )
  expect(new Uint8Array(found ?? [])).toEqual(new Uint8Array(expected ?? []))
}

describe('a password', () => {
  test.each(vectors.passwords)('derives root, auth and wrap: $name', async (vector) => {
    expect(toBase64url(await stretch(vector.password, kdfOf(vector)))).toBe(vector.root)
    const keys = await deriveFromPassword(vector.password, kdfOf(vector), stretch)
    expect(toBase64url(keys.auth)).toBe(vector.auth)
    await expectSameKey(keys.wrap, vector.wrap)
  })

  test.each(vectors.kdf_refused)('is not derived with $why', async (vector) => {
    await expect(stretch('x', kdfOf(vector))).rejects.toThrow(KdfTooWeak)
  })
})

describe('a recovery code', () => {
  test.each(vectors.codes)('is written and derived: $written', async (vector) => {
    const code = fromBase64url(vector.code)
    const keys = await deriveFromCode(code)
    expect(writeCode(code).join('-')).toBe(vector.written)
    expect(toBase64url(keys.auth)).toBe(vector.auth)
    await expectSameKey(keys.wrap, vector.wrap)
  })

  test.each(vectors.codes_read)('is read as people type it: $typed', ({ typed, code }) => {
    expect(readCode(typed)).toEqual(fromBase64url(code))
  })

  test.each(vectors.codes_refused.map((typed) => ({ typed })))('is nothing else: $typed', ({ typed }) => {
    expect(readCode(typed)).toBeUndefined()
  })
})

describe('a passkey’s PRF', () => {
  test('is evaluated on one fixed input', async () => {
    expect(toBase64url(await prfInput())).toBe(vectors.prf.input)
  })

  test.each(vectors.prf.outputs)('gives a wrap key', async ({ output, wrap }) => {
    await expectSameKey(await deriveFromPrf(fromBase64url(output)), wrap)
  })
})

describe('the account key', () => {
  test.each(vectors.wrapped)('wraps and unwraps under a $method', async (vector) => {
    const wrap = await asKey(fromBase64url(vector.wrap))
    const bound = [vector.person, vector.method as Method] as const
    const wrapped = await wrapAccountKey(
      fromBase64url(vector.key),
      wrap,
      ...bound,
      fromBase64url(vector.nonce),
    )
    expect(toBase64url(wrapped)).toBe(vector.wrapped)
    expect(toBase64url(await unwrapAccountKey(wrapped, wrap, ...bound))).toBe(vector.key)
  })

  test.each(vectors.wrapped_refused)('does not open: $why', async (vector) => {
    const wrap = await asKey(fromBase64url(vector.wrap))
    const opening = unwrapAccountKey(
      fromBase64url(vector.wrapped),
      wrap,
      vector.person,
      vector.method as Method,
    )
    await expect(opening).rejects.toThrow(KeyBroken)
  })
})
