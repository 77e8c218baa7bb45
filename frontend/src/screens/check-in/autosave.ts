import { signal } from '@preact/signals'

import { asProblem, type Problem } from '../../api/problem.ts'

const PAUSE = 1000
const RETRIES = [2000, 5000, 10_000, 30_000]

/**
 * Saves a value a moment after it changes: one request at a time, always the newest value last. A failure loses
 * nothing; it is said (`problem`) and, where waiting can help, tried again.
 */
export class Autosave<T> {
  /** Why the newest value is not saved, until it is. */
  readonly problem = signal<Problem>()
  /** Has anything been saved since the beginning? */
  readonly saved = signal(false)

  private dirty = false
  private stopped = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> | undefined

  constructor(
    private readonly read: () => T,
    private readonly send: (value: T) => Promise<unknown>,
  ) {}

  get pending(): boolean {
    return this.dirty || this.running !== undefined
  }

  /** The value has changed. */
  touch(): void {
    this.dirty = true
    if (!this.running) this.wait(PAUSE)
  }

  /** Saves now what is not saved yet: true when nothing is left. */
  flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.running ??= this.run().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  /** Sends the value in another way, with nothing else under way. When that works, all is saved. Throws a Problem. */
  async instead(send: () => Promise<unknown>): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
    try {
      await send()
      this.dirty = false
      this.problem.value = undefined
    } catch (thrown) {
      this.dirty = true
      const problem = asProblem(thrown)
      if (!problem.passes) this.problem.value = problem
      throw problem
    } finally {
      this.stopped = false
      if (this.dirty) this.wait(PAUSE)
    }
  }

  private async run(): Promise<boolean> {
    while (this.dirty && !this.stopped) {
      this.dirty = false
      try {
        await this.send(this.read())
      } catch (thrown) {
        this.fail(asProblem(thrown))
        return false
      }
      this.failures = 0
      this.problem.value = undefined
      this.saved.value = true
    }
    return !this.dirty
  }

  private fail(problem: Problem): void {
    this.dirty = true
    this.problem.value = problem
    const pause = RETRIES[Math.min(this.failures++, RETRIES.length - 1)] ?? PAUSE
    if (problem.passes && !this.stopped) this.wait(Math.max(pause, (problem.wait ?? 0) * 1000))
  }

  private wait(pause: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), pause)
  }
}
