import { describe, expect, test } from 'vitest'

import { uuidBytes } from './bytes.ts'
import { toSend } from './passkey.ts'

describe('what is sent of a passkey', () => {
  const response = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' }
  const credential = {
    toJSON: () => ({
      id: 'abc',
      response,
      clientExtensionResults: { prf: { enabled: true, results: { first: 'c2VjcmV0' } } },
    }),
  }

  test('holds nothing of its extensions', () => {
    expect(toSend(credential)).toEqual({ id: 'abc', response, clientExtensionResults: {} })
    expect(JSON.stringify(toSend(credential))).not.toContain('c2VjcmV0')
  })
})

test('a person’s id is a passkey’s user handle in 16 bytes', () => {
  const bytes = uuidBytes('00112233-4455-6677-8899-aabbccddeeff')
  expect([...bytes]).toEqual([0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255])
})
