import { signal } from '@preact/signals'

import { api, ask } from '../../api/client.ts'
import { asProblem, type Problem } from '../../api/problem.ts'
import type {
  AnswerOut,
  CheckIn,
  Confidence,
  HomeOut,
  MyAnswerOut,
  OpenedRoundOut,
} from '../../api/schema.d.ts'
import { readCheckIn, withName } from '../../content.ts'
import { nameOf } from '../../format/people.ts'
import { fold, type Folded } from './find.ts'

/** One text that I may read: of which check-in, over which title, mine or another's. */
export type Passage = {
  key: string
  n: number
  day: string
  who: string
  mine: boolean
  /** Its author's mark, which is read before the words. */
  confidence: Confidence | null
  text: string
  folded: Folded
}

/**
 * All that I may read of what has opened, fetched for a search, newest first. It lives as long as its screen, in
 * memory only; the words that are looked for never leave it.
 */
export class Archive {
  readonly passages = signal<readonly Passage[]>([])
  /** The day it reaches back to. */
  readonly reached = signal<string>()
  readonly problem = signal<Problem>()
  readonly isWhole = signal(false)

  private running = false
  private stopped = false
  private home: HomeOut | undefined
  private next: number | null = null
  private readonly checkIns = new Map<number, CheckIn>()

  constructor(private readonly space: string) {}

  /** Fetches page after page until all is there, it is stopped, or something goes wrong; then it can be called again. */
  async read(): Promise<void> {
    if (this.running || this.isWhole.value) return
    this.running = true
    this.stopped = false
    this.problem.value = undefined
    try {
      const path = { space: this.space }
      this.home ??= await ask(api.GET('/api/v1/spaces/{space}/home', { params: { path } }))
      while (!this.stopped && !this.isWhole.value) await this.turn(this.home)
    } catch (thrown) {
      this.problem.value = asProblem(thrown)
    } finally {
      this.running = false
    }
  }

  stop(): void {
    this.stopped = true
  }

  private async turn(home: HomeOut): Promise<void> {
    const query = this.next === null ? {} : { before: this.next }
    const params = { path: { space: this.space }, query }
    const page = await ask(api.GET('/api/v1/spaces/{space}/rounds/answers', { params }))
    const answers = page.rounds.flatMap((round) => [...(round.mine ? [round.mine] : []), ...round.answers])
    for (const version of new Set(answers.map((answer) => answer.pack))) {
      if (!this.checkIns.has(version)) this.checkIns.set(version, await readCheckIn(home.kind, version))
    }
    this.passages.value = [...this.passages.value, ...page.rounds.flatMap((round) => this.of(round, home))]
    this.reached.value = page.rounds.at(-1)?.opened_on ?? this.reached.value
    this.next = page.next
    this.isWhole.value = page.next === null
  }

  private of(round: OpenedRoundOut, home: HomeOut): Passage[] {
    const theirs = round.answers.flatMap((answer) =>
      this.texts(round, answer, answer.member, nameOf(home.members, answer.member)),
    )
    return round.mine ? [...theirs, ...this.texts(round, round.mine)] : theirs
  }

  private texts(
    { n, opened_on: day }: OpenedRoundOut,
    { pack, confidence, replies }: AnswerOut | MyAnswerOut,
    author = '',
    name?: string,
  ): Passage[] {
    return (this.checkIns.get(pack)?.prompts ?? []).flatMap((prompt) => {
      const text = replies.find((reply) => reply.prompt === prompt.id)?.words
      if (!text) return []
      const who = name === undefined ? prompt.mine : withName(prompt.theirs, name)
      const key = `${n}/${author}/${prompt.id}`
      return [{ key, n, day, who, mine: name === undefined, confidence, text, folded: fold(text) }]
    })
  }
}
