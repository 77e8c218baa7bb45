import { afterEach, describe, expect, it, vi } from 'vitest'

import { api, ask } from './client.ts'
import type { Problem } from './problem.ts'

const refusal = (status: number, body: object, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

const problemFrom = async (answer: () => Promise<Response>): Promise<Problem> => {
  vi.stubGlobal('fetch', answer)
  return ask(api.GET('/api/v1/me')).then(
    () => expect.unreachable(),
    (problem: Problem) => problem,
  )
}

describe('asking the server', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('answers with what it sends', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ spaces: [] }))
    expect(await ask(api.GET('/api/v1/spaces'))).toEqual({ spaces: [] })
  })

  it('knows a problem by its type and where in the body it lies', async () => {
    const problem = await problemFrom(async () =>
      refusal(422, { type: 'urn:tend:problem:invalid', errors: [{ pointer: '/name', message: '' }] }),
    )
    expect([problem.type, problem.status, problem.pointers]).toEqual(['invalid', 422, ['/name']])
    expect(problem.passes).toBe(false)
  })

  it('knows how long to wait', async () => {
    const problem = await problemFrom(async () =>
      refusal(429, { type: 'urn:tend:problem:too-many' }, { 'retry-after': '7' }),
    )
    expect([problem.type, problem.wait, problem.passes]).toEqual(['too-many', 7, true])
  })

  it('tells a server that is not there from one that refuses', async () => {
    const problem = await problemFrom(() => Promise.reject(new TypeError('Failed to fetch')))
    expect([problem.type, problem.passes]).toEqual(['no-answer', true])
  })

  it('takes a proxy’s error page for what it is', async () => {
    const problem = await problemFrom(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect([problem.type, problem.status, problem.passes]).toEqual(['unknown', 502, true])
  })
})
