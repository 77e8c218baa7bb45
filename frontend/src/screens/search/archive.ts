import { signal } from '@preact/signals'

import { asProblem, type Problem } from '../../api/problem.ts'
import type { Confidence } from '../../api/schema.d.ts'
import type { Folded } from './find.ts'

/** One text that I may read: where it stands, over which title, mine or another's. */
export type Passage = {
  key: string
  href: string
  day: string
  who: string
  mine: boolean
  /** Its author's mark, which is read before the words. */
  confidence: Confidence | null
  text: string
  folded: Folded
}

/** What a page brought: its texts, the day it reaches back to where that says something, and whether it was the last. */
export type Turned = { passages: readonly Passage[]; reached?: string | undefined; isLast: boolean }

/**
 * All that I may read of something, fetched for a search, page after page. It lives as long as its screen, in memory
 * only; the words that are looked for never leave it.
 */
export abstract class Archive {
  /** Newest day first. */
  readonly passages = signal<readonly Passage[]>([])
  /** The day it reaches back to. */
  readonly reached = signal<string>()
  readonly problem = signal<Problem>()
  readonly isWhole = signal(false)

  private running = false
  private stopped = false

  /** Fetches page after page until all is there, it is stopped, or something goes wrong; then it can be called again. */
  async read(): Promise<void> {
    if (this.running || this.isWhole.value) return
    this.running = true
    this.stopped = false
    this.problem.value = undefined
    try {
      while (!this.stopped && !this.isWhole.value) {
        const { passages, reached, isLast } = await this.turn()
        const all = [...this.passages.value, ...passages]
        this.passages.value = all.sort((one, other) => other.day.localeCompare(one.day))
        this.reached.value = reached ?? this.reached.value
        this.isWhole.value = isLast
      }
    } catch (thrown) {
      this.problem.value = asProblem(thrown)
    } finally {
      this.running = false
    }
  }

  stop(): void {
    this.stopped = true
  }

  /** Fetches the next page. */
  protected abstract turn(): Promise<Turned>
}
