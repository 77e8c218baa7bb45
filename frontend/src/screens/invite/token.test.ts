import { expect, it } from 'vitest'

import { hashOf, newToken } from './token.ts'

it('a token is 32 fresh bytes in base64url', async () => {
  const { token, hash } = await newToken()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(hash).toMatch(/^[\w-]{43}$/)
  expect((await newToken()).token).not.toBe(token)
})

it('the service gets the SHA-256 of the bytes, never the token', async () => {
  // 32 zero bytes, and their SHA-256.
  expect(await hashOf('A'.repeat(43))).toBe('Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU')
})
