import { computed, signal } from '@preact/signals'

import { api, ask } from '../../api/client.ts'
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import type { AnswerIn, CheckIn, MyAnswerOut, MyReplyOut, Share } from '../../api/schema.d.ts'
import { Autosave } from './autosave.ts'

export type Reply = { rating: number | null; words: string; keep: boolean }

const BLANK: Reply = { rating: null, words: '', keep: false }
const KEEPALIVE_MOST = 20_000

/**
 * My answer while I write it. Each change is saved as `keep`, so nobody can read it before I say how to share it.
 * It lives in memory until it is done or taken back: leaving the screen, or signing in again, costs no word.
 */
export class Writing {
  /** How the answer is shared as the server has it now. */
  readonly share = signal<Share>('keep')
  /** How it was shared before, or the usual way. */
  readonly proposed: Share
  readonly replies = signal<Readonly<Record<string, Reply>>>({})
  readonly autosave = new Autosave(
    () => this.answer('keep'),
    (answer) => this.put(answer),
  )
  readonly isEmpty = computed(() => !Object.values(this.replies.value).some(isGiven))
  /** The prompt with more words than fit, if there is one. */
  readonly tooLong = computed(() =>
    this.checkIn.prompts.find(({ id }) => lengthOf(this.reply(id).words) > WORDS_MOST),
  )

  constructor(
    readonly space: string,
    readonly n: number,
    readonly checkIn: CheckIn,
    mine: MyAnswerOut | null,
  ) {
    this.proposed = mine?.share === 'gift' ? 'gift' : 'swap'
    if (!mine) return
    this.share.value = mine.share
    this.replies.value = Object.fromEntries(mine.replies.map((reply) => [reply.prompt, fromServer(reply)]))
  }

  reply(prompt: string): Reply {
    return this.replies.value[prompt] ?? BLANK
  }

  change(prompt: string, change: Partial<Reply>): void {
    this.replies.value = { ...this.replies.value, [prompt]: { ...this.reply(prompt), ...change } }
    this.autosave.touch()
  }

  /** Ends the writing with a way of sharing. Throws a Problem. */
  async done(share: Share): Promise<void> {
    await this.autosave.instead(() => this.put(this.answer(share)))
    forget(this)
  }

  /** Deletes it all. Throws a Problem. */
  async takeBack(): Promise<void> {
    await this.autosave.instead(() => takeBack(this.space, this.n))
    forget(this)
  }

  private async put(answer: AnswerIn): Promise<void> {
    const params = { path: { space: this.space, n: this.n } }
    const keepalive = JSON.stringify(answer).length < KEEPALIVE_MOST
    await ask(api.PUT('/api/v1/spaces/{space}/rounds/{n}/answer', { params, body: answer, keepalive }))
    this.share.value = answer.share
  }

  /** What is sent: skipped prompts are left out, and of a text that is too long what fits. */
  private answer(share: Share): AnswerIn {
    const replies = this.checkIn.prompts
      .map(({ id }) => ({ prompt: id, ...this.reply(id) }))
      .filter(isGiven)
      .map((reply) => ({ ...reply, words: fitting(reply.words) || null }))
    return { pack: this.checkIn.version, share, replies }
  }
}

export function takeBack(space: string, n: number): Promise<unknown> {
  return ask(api.DELETE('/api/v1/spaces/{space}/rounds/{n}/answer', { params: { path: { space, n } } }))
}

const writings = new Map<string, Writing>()

/** What a member is still writing for a round, from memory, or the one the server has. */
export function resume(me: string, n: number, begin: () => Writing): Writing {
  const key = `${me}/${n}`
  const kept = writings.get(key)
  if (kept?.autosave.pending) return kept
  const fresh = begin()
  writings.set(key, fresh)
  return fresh
}

/** Is there writing on this device that the server does not have yet? */
export function anythingUnsaved(): boolean {
  return [...writings.values()].some((writing) => writing.autosave.pending)
}

export function forget(writing: Writing): void {
  for (const [key, kept] of writings) if (kept === writing) writings.delete(key)
}

function isGiven(reply: Reply): boolean {
  return reply.rating !== null || fitting(reply.words) !== ''
}

function fromServer({ rating, words, keep }: MyReplyOut): Reply {
  return { rating, words: words ?? '', keep }
}

/** Of a text what fits. */
function fitting(words: string): string {
  const text = plain(words)
  return text.length <= WORDS_MOST ? text : [...text].slice(0, WORDS_MOST).join('').trim()
}
