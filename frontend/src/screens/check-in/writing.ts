import { batch, computed, signal } from '@preact/signals'

import { api, ask } from '../../api/client.ts'
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import { Problem } from '../../api/problem.ts'
import type { AnswerIn, CheckIn, Confidence, MyAnswerOut, MyReplyOut, Share } from '../../api/schema.d.ts'
import { inTurn } from '../../device/turns.ts'
import { meIn } from '../../format/people.ts'
import { gone } from '../../offline.ts'
import { Autosave } from './autosave.ts'
import { forget } from './writings.ts'
import {
  addUnsent,
  dropUnsent,
  nameOf,
  readUnsent,
  takeOut,
  type Place,
  type Replies,
  type Reply,
  type Sharing,
  type Whose,
} from './unsent.ts'

const BLANK: Reply = { rating: null, words: '', keep: false }
const KEEPALIVE_MOST = 20_000
const KEEP_PAUSE = 300

/**
 * My answer while I write it: what the server has, and over it what it does not have yet. Each change is kept on this
 * device at once and then sent as `keep`, so nobody can read it before I say how to share it.
 */
export class Writing {
  readonly place: Place
  /** How the answer is shared as the server has it. */
  readonly share = signal<Share>('keep')
  /** What I ask of those who will read it. */
  readonly confidence = signal<Confidence | null>(null)
  /** Chosen with Done, and not gone out yet. */
  readonly chosen = signal<Share | null>(null)
  /** Does what is unsent outlive the page? */
  readonly lasts = signal(true)
  readonly autosave = new Autosave(() => inTurn(`send/${this.name}`, () => this.send()))
  readonly replies = computed(() => ({ ...this.onServer.value, ...this.unsent.value }))
  readonly isEmpty = computed(() => !Object.values(this.replies.value).some(isGiven))
  /** The prompt with more words than fit, if there is one. */
  readonly tooLong = computed(() =>
    this.checkIn.prompts.find(({ id }) => lengthOf(this.reply(id).words) > WORDS_MOST),
  )

  /** How it was shared before, or the usual way. */
  proposed: Share = 'swap'

  private readonly onServer = signal<Replies>({})
  private readonly unsent = signal<Replies>({})
  /** Is `onServer` what the server has? Else it is asked before anything is sent. */
  private readonly known = signal(false)
  /** Changed here, and not kept yet. */
  private readonly fresh = new Set<string>()
  private keeping: Promise<void> | undefined

  constructor(
    place: Omit<Place, 'kind' | 'pack'>,
    readonly checkIn: CheckIn,
    mine?: MyAnswerOut | null,
  ) {
    this.place = { ...place, kind: checkIn.kind, pack: checkIn.version }
    if (mine !== undefined) this.learn(mine)
  }

  get name(): string {
    return nameOf(this.place)
  }

  /** What the server has may be more than what is seen here: it has not been asked yet. */
  get isPartial(): boolean {
    return !this.known.value
  }

  get isUnsent(): boolean {
    return this.chosen.value !== null || Object.keys(this.unsent.value).length > 0
  }

  /** Is everything kept that was written here? */
  get isKept(): boolean {
    return this.fresh.size === 0
  }

  reply(prompt: string): Reply {
    return this.replies.value[prompt] ?? BLANK
  }

  change(prompt: string, change: Partial<Reply>): void {
    batch(() => {
      this.unsent.value = { ...this.unsent.value, [prompt]: { ...this.reply(prompt), ...change } }
      this.chosen.value = null
    })
    this.fresh.add(prompt)
    this.keeping ??= this.keepOn()
    this.autosave.touch()
  }

  /**
   * Ends the writing with a way of sharing. `waiting`: it is kept here and goes out when that is possible. Throws a
   * Problem where waiting does not help; then it is shared with nobody.
   */
  async done(share: Share, confidence: Confidence | null): Promise<'sent' | 'waiting'> {
    this.chosen.value = share
    this.confidence.value = confidence
    if (share !== 'keep') this.proposed = share
    await this.keep()
    this.autosave.touch()
    if (await this.autosave.flush()) {
      forget(this)
      return 'sent'
    }
    const problem = this.autosave.problem.value
    if (problem && (problem.passes || problem.type === 'sign-in-needed')) return 'waiting'
    this.chosen.value = null
    await this.keep()
    if (problem?.type === 'nothing-to-share') this.autosave.touch()
    throw problem ?? new Problem('unknown', 0)
  }

  /** Deletes it all. Throws a Problem. */
  async takeBack(): Promise<void> {
    await inTurn(`send/${this.name}`, () => takeBackAnswer(this.place))
    this.letGo()
  }

  /** Forgets what is kept on this device. What the server has stays. */
  async drop(): Promise<void> {
    await dropUnsent(this.place)
    this.letGo()
  }

  /** What the server has now. */
  learn(mine: MyAnswerOut | null): void {
    batch(() => {
      this.onServer.value = Object.fromEntries(
        (mine?.replies ?? []).map((one) => [one.prompt, fromServer(one)]),
      )
      this.share.value = mine?.share ?? 'keep'
      if (this.chosen.value === null) this.confidence.value = mine?.confidence ?? null
      this.known.value = true
    })
    if (mine && mine.share !== 'keep') this.proposed = mine.share
  }

  /** What is kept on this device, by any tab; `sent`: the server has more than this tab knows. */
  async recall(sent = false): Promise<void> {
    const seen = this.unsent.value
    const before = await readUnsent(this.place)
    batch(() => {
      if (sent) this.known.value = false
      const own = this.changedSince(seen)
      if (sent) this.onServer.value = { ...this.onServer.value, ...seen }
      this.unsent.value = { ...before?.replies, ...own }
      if (Object.keys(own).length === 0) this.chosen.value = before?.share ?? null
      if (before) this.confidence.value = before.confidence ?? null
    })
    if (this.isUnsent) this.autosave.touch()
    else this.autosave.drop()
  }

  /** Reads it again from the server, between two sendings. Throws a Problem. */
  refresh(): Promise<void> {
    return inTurn(`send/${this.name}`, () => this.askServer())
  }

  /** Keeps the changes made here. What changes meanwhile stays to be kept. */
  async keep(): Promise<void> {
    const changes = Object.fromEntries([...this.fresh].map((id) => [id, this.reply(id)]))
    this.lasts.value = await addUnsent(this.place, changes, {
      share: this.chosen.value,
      confidence: this.confidence.value,
    })
    for (const [id, reply] of Object.entries(changes)) if (this.reply(id) === reply) this.fresh.delete(id)
  }

  private async keepOn(): Promise<void> {
    while (this.fresh.size > 0) {
      await this.keep()
      await new Promise((resolve) => setTimeout(resolve, KEEP_PAUSE))
    }
    this.keeping = undefined
  }

  private letGo(): void {
    this.fresh.clear()
    batch(() => {
      this.unsent.value = {}
      this.chosen.value = null
    })
    this.autosave.drop()
    forget(this)
  }

  /** Sends what is kept, over what the server has. Another tab may have done so meanwhile. */
  private async send(): Promise<void> {
    while (this.fresh.size > 0) await this.keep()
    const before = { replies: this.unsent.value, chosen: this.chosen.value }
    const going = await readUnsent(this.place)
    if (!going) return this.settle(before)
    if (!this.known.value) await this.askServer()
    const replies = { ...this.onServer.value, ...going.replies }
    const answer = this.answerOf(replies, going)
    await put(this.place, answer)
    batch(() => {
      this.onServer.value = replies
      this.share.value = answer.share
    })
    await takeOut(going)
    gone.value++
    this.settle({ ...before, chosen: going.share })
  }

  /** What has not changed since `before` has gone out. */
  private settle(before: { replies: Replies; chosen: Share | null }): void {
    batch(() => {
      this.unsent.value = this.changedSince(before.replies)
      if (this.chosen.value === before.chosen) this.chosen.value = null
    })
  }

  private changedSince(before: Replies): Replies {
    const changed = ([id, reply]: [string, Reply]) => before[id] !== reply || this.fresh.has(id)
    return Object.fromEntries(Object.entries(this.unsent.value).filter(changed))
  }

  /** Throws a Problem: also where someone else is signed in by now. */
  private async askServer(): Promise<void> {
    const { space, n, member, pack } = this.place
    const round = await ask(api.GET('/api/v1/spaces/{space}/rounds/{n}', { params: { path: { space, n } } }))
    if (meIn(round.members) !== member) throw new Problem('sign-in-needed', 401)
    if (round.state === 'open') throw new Problem('round-opened', 409)
    if (round.mine && round.mine.pack !== pack) throw new Problem('pack-unknown', 409)
    this.learn(round.mine)
  }

  /** What is sent: skipped prompts are left out, and of a text that is too long what fits. */
  private answerOf(replies: Replies, { share, confidence }: Sharing): AnswerIn {
    const given = this.checkIn.prompts
      .map(({ id }) => ({ prompt: id, ...(replies[id] ?? BLANK) }))
      .filter(isGiven)
      .map((reply) => ({ ...reply, words: fitting(reply.words) || null }))
    return { pack: this.place.pack, share: share ?? 'keep', confidence, replies: given }
  }
}

/** Deletes a member's answer, and what of it this device keeps. */
export async function takeBackAnswer(place: Whose): Promise<void> {
  const params = { path: { space: place.space, n: place.n }, header: { 'tend-member': place.member } }
  await ask(api.DELETE('/api/v1/spaces/{space}/rounds/{n}/answer', { params }))
  await dropUnsent(place)
}

async function put({ space, n, member }: Place, body: AnswerIn): Promise<void> {
  const params = { path: { space, n }, header: { 'tend-member': member } }
  const keepalive = JSON.stringify(body).length < KEEPALIVE_MOST
  await ask(api.PUT('/api/v1/spaces/{space}/rounds/{n}/answer', { params, body, keepalive }))
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
