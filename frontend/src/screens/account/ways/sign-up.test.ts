import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { accountKeyOf } from '../../../keys/account-key.ts'
import { fromBase64url, toBase64url } from '../../../keys/bytes.ts'
import { deriveFromCode } from '../../../keys/derive.ts'
import { writeCode } from '../../../keys/recovery-code.ts'
import { unwrapAccountKey } from '../../../keys/wrapping.ts'
import { keepNewcomer, makeAccount, mayBegin, resumeNewcomer, type Newcomer } from './sign-up.ts'

vi.mock('../../../keys/stretch-aside.ts', async () => ({
  stretchAside: (await import('../../../keys/stretch.ts')).stretch,
}))

type Sent = { path: string; body: Record<string, never> & { recovery: { wrapped_key: string } } }
const sent: Sent[] = []
let answers: (path: string) => Response

const kdf = { salt: toBase64url(new Uint8Array(16)), memory_kib: 65536, passes: 3 }

beforeEach(() => {
  sent.length = 0
  answers = () => Response.json({ person: 'x', wrapped_key: null, ceremony: 'c', options: {}, ...kdf })
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '')
    sent.push({ path, body: (await request.json()) as Sent['body'] })
    return answers(path)
  })
})

afterEach(() => vi.unstubAllGlobals())

const withPassword = (): Newcomer =>
  keepNewcomer({ ...resumeNewcomer(), handle: 'ana', way: 'password', password: 'three small boats' })

describe('signing up', () => {
  test('asks first, and makes the account in one last request with its recovery code', async () => {
    const who = withPassword()
    await mayBegin(who)
    await makeAccount(who)
    expect(sent.map(({ path }) => path)).toEqual([
      '/auth/sign-up/options',
      '/auth/password/salt',
      '/auth/sign-up',
    ])
    const { wrap } = await deriveFromCode(who.code)
    const wrapped = fromBase64url(sent[2]?.body.recovery.wrapped_key ?? '')
    expect(await unwrapAccountKey(wrapped, wrap, who.person, 'recovery')).toEqual(who.key)
    expect(accountKeyOf(who.person)).toEqual(who.key)
  })

  test('sends neither the password, nor the code, nor the key', async () => {
    const who = withPassword()
    await makeAccount(who)
    const all = JSON.stringify(sent)
    const secrets = [who.password, toBase64url(who.key), toBase64url(who.code), ...writeCode(who.code)]
    for (const secret of secrets) expect(all).not.toContain(secret)
  })

  test('can be tried again with the same account after no answer', async () => {
    const who = withPassword()
    answers = () => {
      throw new TypeError('network')
    }
    await expect(makeAccount(who)).rejects.toMatchObject({ type: 'no-answer' })
    expect(resumeNewcomer()).toBe(who)
    answers = () => Response.json({ person: who.person, wrapped_key: null, ...kdf })
    await makeAccount(who)
    expect(resumeNewcomer().person).not.toBe(who.person)
  })
})
