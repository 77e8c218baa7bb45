import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { AnswerIn, CheckIn } from '../../api/schema.d.ts'
import { Writing } from './writing.ts'

const checkIn = {
  version: 3,
  prompts: [
    { id: 'trust', type: 'scale' },
    { id: 'hard', type: 'text' },
    { id: 'need', type: 'text' },
  ],
} as unknown as CheckIn

describe('writing', () => {
  const sent: AnswerIn[] = []
  let status = 204

  beforeEach(() => {
    sent.length = 0
    status = 204
    vi.useFakeTimers()
    vi.stubGlobal('fetch', async (request: Request) => {
      if (status === 204) sent.push((await request.json()) as AnswerIn)
      const type = status === 409 ? 'round-opened' : 'busy'
      const body = status === 204 ? null : JSON.stringify({ type: `urn:tend:problem:${type}` })
      return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } })
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const begin = () => new Writing({ space: 's', member: 'ana', n: 4 }, checkIn, null)

  it('saves what was answered, as keep, and leaves skipped questions out', async () => {
    const writing = begin()
    writing.change('trust', { rating: 4 })
    writing.change('hard', { words: '   ' })
    writing.change('need', { words: ' Rest. ', keep: true })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual([
      {
        pack: 3,
        share: 'keep',
        confidence: null,
        replies: [
          { prompt: 'trust', rating: 4, words: null, keep: false },
          { prompt: 'need', rating: null, words: 'Rest.', keep: true },
        ],
      },
    ])
  })

  it('shares only when it is done, and nothing after that', async () => {
    const writing = begin()
    writing.change('need', { words: 'Rest.' })
    await writing.done('gift', null)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.map((answer) => answer.share)).toEqual(['gift'])
  })

  it('asks of those who read it what was chosen, also after another change', async () => {
    const writing = begin()
    writing.change('need', { words: 'Rest.' })
    await writing.done('gift', 'between-us')
    writing.change('need', { words: 'Rest, and quiet.' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.map((answer) => answer.confidence)).toEqual(['between-us', 'between-us'])
  })

  it('goes back to keep with the first change after it was done', async () => {
    const mine = { pack: 3, share: 'gift' as const, confidence: null, replies: [] }
    const writing = new Writing({ space: 's', member: 'ana', n: 4 }, checkIn, mine)
    expect(writing.share.value).toBe('gift')
    writing.change('need', { words: 'Rest.' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(writing.share.value).toBe('keep')
    expect(writing.proposed).toBe('gift')
  })

  it('keeps every character of a text that is too long, and sends what fits', async () => {
    const writing = begin()
    writing.change('hard', { words: 'é'.repeat(10_000) })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent[0]?.replies[0]?.words).toHaveLength(4000)
    expect(writing.reply('hard').words).toHaveLength(10_000)
    expect(writing.tooLong.value?.id).toBe('hard')
  })

  it('leaves out characters that no text holds', async () => {
    const writing = begin()
    writing.change('hard', { words: 'a\u0000b\n\tc' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent[0]?.replies[0]?.words).toBe('ab\n\tc')
  })

  it('says so when the check-in has opened, and keeps the words', async () => {
    const writing = begin()
    writing.change('need', { words: 'Rest.' })
    status = 409
    await expect(writing.done('swap', null)).rejects.toThrow('round-opened')
    expect(writing.autosave.problem.value?.type).toBe('round-opened')
    expect(writing.reply('need').words).toBe('Rest.')
  })

  it('remembers Done with no network, and shares when there is one', async () => {
    const writing = begin()
    writing.change('need', { words: 'Rest.' })
    status = 503
    expect(await writing.done('gift', null)).toBe('waiting')
    expect(writing.chosen.value).toBe('gift')
    status = 204
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.map((answer) => answer.share)).toEqual(['gift'])
    expect(writing.isUnsent).toBe(false)
  })

  it('takes a remembered Done back with the first change after it', async () => {
    const writing = begin()
    writing.change('need', { words: 'Rest.' })
    status = 503
    await writing.done('gift', null)
    writing.change('need', { words: 'Rest, and quiet.' })
    status = 204
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.map((answer) => answer.share)).toEqual(['keep'])
  })

  it('shares with nobody what was to be shared in a check-in that has opened', async () => {
    const writing = begin()
    writing.change('need', { words: 'Rest.' })
    status = 409
    await expect(writing.done('gift', null)).rejects.toThrow('round-opened')
    status = 204
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([])
    expect(writing.chosen.value).toBeNull()
  })

  it('loses nothing that is written while something else is being kept or sent', async () => {
    const writing = begin()
    for (let n = 0; n < 40; n++) {
      writing.change(n % 2 ? 'need' : 'hard', { words: `words ${n}` })
      if (n % 3 === 0) void writing.autosave.flush()
      await vi.advanceTimersByTimeAsync(n % 5 === 0 ? 1100 : 0)
      expect(writing.reply(n % 2 ? 'need' : 'hard').words).toBe(`words ${n}`)
    }
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.at(-1)?.replies.map(({ words }) => words)).toEqual(['words 38', 'words 39'])
    expect(writing.isUnsent).toBe(false)
  })
})
