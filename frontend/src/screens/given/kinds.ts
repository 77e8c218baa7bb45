/** What of mine others can read, kind by kind: how a page of it is fetched, and how one thing is taken back. */
import { api, ask } from '../../api/client.ts'
import type { Confidence } from '../../api/schema.d.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/given.ts'

/** One thing of mine. `words` are what others read first of it; without them its day says enough. */
export type Given = {
  id: string
  day: string
  words: string | null
  confidence: Confidence | null
  href: string
  takeBack: () => Promise<unknown>
}

export type GivenPage = { given: readonly Given[]; next: string | number | null }

export type GivenKind = {
  title: () => string
  read: (space: string, before?: string | number) => Promise<GivenPage>
}

export const KINDS: readonly GivenKind[] = [
  { title: m.givenRounds, read: rounds },
  { title: app.repairTitle, read: repairs },
]

async function rounds(space: string, before?: string | number): Promise<GivenPage> {
  const query = before === undefined ? {} : { before: Number(before) }
  const page = await ask(
    api.GET('/api/v1/spaces/{space}/given/rounds', { params: { path: { space }, query } }),
  )
  const given = page.rounds.map(({ n, opened_on, answer }) => ({
    id: String(n),
    day: opened_on,
    words: null,
    confidence: answer.confidence,
    href: `/s/${space}/rounds/${n}`,
    takeBack: () =>
      ask(api.DELETE('/api/v1/spaces/{space}/rounds/{n}/given', { params: { path: { space, n } } })),
  }))
  return { given, next: page.next }
}

async function repairs(space: string, before?: string | number): Promise<GivenPage> {
  const query = before === undefined ? {} : { before: String(before) }
  const page = await ask(
    api.GET('/api/v1/spaces/{space}/given/repairs', { params: { path: { space }, query } }),
  )
  const given = page.repairs.map(({ id, began_on, line }) => ({
    id,
    day: began_on,
    words: line,
    confidence: null,
    href: `/s/${space}/repairs/${id}`,
    takeBack: () =>
      ask(
        api.DELETE('/api/v1/spaces/{space}/repairs/{repair}/given', {
          params: { path: { space, repair: id } },
        }),
      ),
  }))
  return { given, next: page.next }
}
