/**
 * The way to the server.
 *
 *     const home = await ask(api.GET('/api/v1/spaces/{space}/home', { params: { path: { space } } }))
 */
import createClient from 'openapi-fetch'

import { Problem, problemOf } from './problem.ts'
import type { paths } from './schema.d.ts'

/** A network that answers nothing for so long is none. Asking again is harmless (design §4). */
const READ_WITHIN = 8000
const WRITE_WITHIN = 20_000

export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  cache: 'no-store',
  headers: { 'content-type': 'application/json' },
  fetch: (request: Request) =>
    fetch(request, { signal: AbortSignal.timeout(request.method === 'GET' ? READ_WITHIN : WRITE_WITHIN) }),
})

type Reply<T> = { data?: T; error?: unknown; response: Response }

/** What the server answers, or throws a Problem. */
export async function ask<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch(() => {
    throw new Problem('no-answer', 0)
  })
  if (!response.ok) throw problemOf(response, error)
  return data as T
}
