/**
 * Return times to choose from, and what does not fit (api/time_outs holds the same bounds). Moments in milliseconds;
 * “this evening” and “in the morning” by the clock on this device's wall, daylight saving and all.
 */
import { toField } from '../../format/wall-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SOONEST = 20 * MINUTE
const FURTHEST = 48 * HOUR
const EVENING = 20
const MORNING = 9

export type Choice = 'twenty' | 'half' | 'hour' | 'evening' | 'morning'
export type Misfit = 'past' | 'too-soon' | 'too-far' | 'not-later'

export type ReturnTime = { choice: Choice; at: number }

/** What is offered at `now`, the soonest first; `after` is the return time that is to be moved. */
export function returnTimes(now: number, after?: number): ReturnTime[] {
  const base = Math.max(after ?? now, now)
  const offered: ReturnTime[] = [
    { choice: 'twenty', at: upToMinute(base + 20 * MINUTE) },
    { choice: 'half', at: upToMinute(base + 30 * MINUTE) },
    { choice: 'hour', at: upToMinute(base + HOUR) },
    { choice: 'evening', at: atHour(base, EVENING) },
    { choice: 'morning', at: nextMorning(base) },
  ]
  return offered.filter(
    ({ choice, at }) =>
      misfit(at, now, after) === undefined &&
      (choice !== 'twenty' || after === undefined) &&
      (choice !== 'evening' || at > base + HOUR),
  )
}

/** What is wrong with a return time that is chosen at `now`. */
export function misfit(at: number, now: number, after?: number): Misfit | undefined {
  if (at <= now) return 'past'
  if (at > now + FURTHEST) return 'too-far'
  if (after !== undefined && at <= after) return 'not-later'
  if (at < now + SOONEST) return 'too-soon'
  return undefined
}

/** The least and the most that the field takes. */
export function bounds(now: number, after?: number): { min: string; max: string } {
  const least = Math.max(now + SOONEST, after === undefined ? 0 : after + MINUTE)
  return { min: toField(upToMinute(least)), max: toField(now + FURTHEST) }
}

function upToMinute(at: number): number {
  return Math.ceil(at / MINUTE) * MINUTE
}

function atHour(at: number, hour: number, daysOn = 0): number {
  const local = new Date(at)
  return new Date(local.getFullYear(), local.getMonth(), local.getDate() + daysOn, hour).getTime()
}

function nextMorning(base: number): number {
  const today = atHour(base, MORNING)
  return today > base + HOUR ? today : atHour(base, MORNING, 1)
}
