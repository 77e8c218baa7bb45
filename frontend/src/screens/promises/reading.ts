import { api, ask } from '../../api/client.ts'
import type { HomeOut, PromiseOut, PromisesOut, WholePromiseOut } from '../../api/schema.d.ts'
import { readHome } from '../read-home.ts'

export type Promised = { home: HomeOut; whole: WholePromiseOut }

export function readPromises(space: string, before?: string): Promise<PromisesOut> {
  const query = before === undefined ? {} : { before }
  return ask(api.GET('/api/v1/spaces/{space}/promises', { params: { path: { space }, query } }))
}

export async function readPromise(space: string, promise: string): Promise<Promised> {
  const params = { path: { space, promise } }
  const [home, whole] = await Promise.all([
    readHome(space),
    ask(api.GET('/api/v1/spaces/{space}/promises/{promise}', { params })),
  ])
  return { home, whole }
}

/** My own that wait for a word from me: their day has come. */
export function hasComeBack(promise: PromiseOut, me: string, today: string): boolean {
  return promise.owner === me && promise.review_on <= today && !hasEnded(promise)
}

export function hasEnded({ state }: PromiseOut): boolean {
  return state === 'kept' || state === 'let-go'
}

/** The day on which it is next looked at or done: what a list goes by. */
export function nextDay({ next_on: [next], review_on }: PromiseOut): string {
  return next !== undefined && next < review_on ? next : review_on
}
