import { signal } from '@preact/signals'

import { asProblem, type Problem } from '../../api/problem.ts'

const PAUSE = 1000
const RETRIES = [2000, 5000, 10_000, 30_000]

/**
 * Saves a moment after something has changed: one `save` at a time, and once more if something changed meanwhile. A
 * failure loses nothing; it is said (`problem`) and, where waiting can help, tried again.
 */
export class Autosave {
  /** Why the newest change is not saved, until it is. */
  readonly problem = signal<Problem>()
  /** Has anything been saved since the beginning? */
  readonly saved = signal(false)

  private dirty = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> | undefined

  constructor(private readonly save: () => Promise<unknown>) {}

  get pending(): boolean {
    return this.dirty || this.running !== undefined
  }

  /** Something has changed. */
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

  /** There is nothing to save any more. */
  drop(): void {
    this.dirty = false
    this.problem.value = undefined
    clearTimeout(this.timer)
  }

  private async run(): Promise<boolean> {
    while (this.dirty) {
      this.dirty = false
      try {
        await this.save()
      } catch (thrown) {
        this.fail(asProblem(thrown))
        return false
      }
      this.failures = 0
      this.problem.value = undefined
      this.saved.value = true
    }
    return true
  }

  private fail(problem: Problem): void {
    this.dirty = true
    this.problem.value = problem
    const pause = RETRIES[Math.min(this.failures++, RETRIES.length - 1)] ?? PAUSE
    if (problem.passes) this.wait(Math.max(pause, (problem.wait ?? 0) * 1000))
  }

  private wait(pause: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), pause)
  }
}
