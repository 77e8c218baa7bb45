/** What of mine others can read, kind by kind: how a page of it is fetched, and how one thing is taken back. */
import { api, ask } from '../../api/client.ts'
import type { AskOut, Confidence, GivenOut } from '../../api/schema.d.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/given.ts'
import * as us from '../../messages/us.ts'
import { ANSWERS, myAnswer } from '../ask-words.ts'

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
  /** `whole`: what comes on one page. The others are read a page at a time. */
  read: (space: string, whole: GivenOut, before?: string | number) => Promise<GivenPage>
}

export const KINDS: readonly GivenKind[] = [
  { title: us.usBoundaries, read: boundaries },
  { title: us.usPromises, read: promises },
  { title: us.usAsks, read: asks },
  { title: m.givenAnswers, read: answered },
  { title: m.givenSaid, read: said },
  { title: us.usCards, read: cards },
  { title: m.givenRounds, read: rounds },
  { title: app.repairTitle, read: repairs },
]

/** What comes on one page: there is never much of it that stands. */
export function readWhole(space: string): Promise<GivenOut> {
  return ask(api.GET('/api/v1/spaces/{space}/given', { params: { path: { space } } }))
}

async function boundaries(space: string, whole: GivenOut): Promise<GivenPage> {
  const given = whole.boundaries.map(({ id, day, says }) => ({
    id,
    day,
    words: says?.limit ?? null,
    confidence: says?.confidence ?? null,
    href: `/s/${space}/boundaries/${id}`,
    takeBack: () =>
      ask(
        api.DELETE('/api/v1/spaces/{space}/boundaries/{boundary}', {
          params: { path: { space, boundary: id } },
        }),
      ),
  }))
  return { given, next: null }
}

async function promises(space: string, whole: GivenOut): Promise<GivenPage> {
  const given = whole.promises.map(({ id, shared_on, words, confidence }) => ({
    id,
    day: shared_on,
    words,
    confidence,
    href: `/s/${space}/promises/${id}`,
    takeBack: () =>
      ask(
        api.DELETE('/api/v1/spaces/{space}/promises/{promise}', { params: { path: { space, promise: id } } }),
      ),
  }))
  return { given, next: null }
}

async function asks(space: string, whole: GivenOut): Promise<GivenPage> {
  const given = whole.asks.map(({ id, asked_on, words, confidence }) => ({
    id,
    day: asked_on,
    words,
    confidence,
    href: `/s/${space}/asks/${id}`,
    takeBack: () =>
      ask(api.DELETE('/api/v1/spaces/{space}/asks/{ask}', { params: { path: { space, ask: id } } })),
  }))
  return { given, next: null }
}

async function answered(space: string, whole: GivenOut): Promise<GivenPage> {
  const given = whole.answered.map((one) => ({
    id: one.id,
    day: one.asked_on,
    words: answerWords(one),
    confidence: null,
    href: `/s/${space}/asks/${one.id}`,
    takeBack: () =>
      ask(
        api.DELETE('/api/v1/spaces/{space}/asks/{ask}/answer', { params: { path: { space, ask: one.id } } }),
      ),
  }))
  return { given, next: null }
}

function answerWords(one: AskOut): string | null {
  const said = myAnswer(one)
  return said && ANSWERS[said.answer]()
}

async function said(space: string, whole: GivenOut): Promise<GivenPage> {
  const given = whole.said_to_boundaries.map(({ boundary, by, day, reply }) => {
    const params = { path: { space, boundary } }
    return {
      id: `${by}/${boundary}`,
      day,
      words: reply.acknowledgement?.heard ?? (reply.request_answer && ANSWERS[reply.request_answer.answer]()),
      confidence: null,
      href: `/s/${space}/boundaries/${boundary}`,
      takeBack: async () => {
        await ask(api.DELETE('/api/v1/spaces/{space}/boundaries/{boundary}/acknowledgement', { params }))
        await ask(api.DELETE('/api/v1/spaces/{space}/boundaries/{boundary}/request-answer', { params }))
      },
    }
  })
  return { given, next: null }
}

async function cards(space: string, _whole: GivenOut, before?: string | number): Promise<GivenPage> {
  const query = before === undefined ? {} : { before: String(before) }
  const page = await ask(
    api.GET('/api/v1/spaces/{space}/given/cards', { params: { path: { space }, query } }),
  )
  const given = page.cards.map(({ id, shared_on, fields, confidence }) => ({
    id,
    day: shared_on,
    words: fields.find((field) => field.words)?.words ?? null,
    confidence,
    href: `/s/${space}/cards/${id}`,
    takeBack: () =>
      ask(api.DELETE('/api/v1/spaces/{space}/cards/{card}', { params: { path: { space, card: id } } })),
  }))
  return { given, next: page.next }
}

async function rounds(space: string, _whole: GivenOut, before?: string | number): Promise<GivenPage> {
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

async function repairs(space: string, _whole: GivenOut, before?: string | number): Promise<GivenPage> {
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
