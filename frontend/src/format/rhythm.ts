import type { RhythmIn, RhythmOut } from '../api/schema.d.ts'
import * as words from '../messages/space.ts'
import { dayIn, weekdayName } from './days.ts'
import { number } from './numbers.ts'

const DAY = 86_400_000

/** The zone of this device. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** All zones a browser knows, with `zone` among them. */
export function zones(zone: string): string[] {
  return [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
}

/** "Every Sunday at 18:00". */
export function rhythmWords({ cadence, day, at }: RhythmIn | RhythmOut): string {
  if (cadence === 'monthly') return words.rhythmMonthly({ day: number(day), at })
  const weekday = weekdayName(day)
  return cadence === 'weekly' ? words.rhythmWeekly({ weekday, at }) : words.rhythmFortnightly({ weekday, at })
}

/**
 * The day on which a rhythm that begins now opens first, as an ISO date of its zone: the earliest that still lies
 * ahead. Only wall time is compared; the service, which knows the clock changes, has the last word.
 */
export function firstOpening({ cadence, day, at, zone }: RhythmIn, now: Date): string {
  const today = dayIn(now.toISOString(), zone)
  const isPast = wallClock(now, zone) >= at
  if (cadence !== 'monthly') {
    const weekday = new Date(utc(today)).getUTCDay() || 7
    const away = (day - weekday + 7) % 7
    return iso(utc(today) + (away === 0 && isPast ? 7 : away) * DAY)
  }
  const [year = 0, month = 0] = today.split('-').map(Number)
  const thisMonth = monthDay(year, month - 1, day)
  const stillAhead = thisMonth > today || (thisMonth === today && !isPast)
  return stillAhead ? thisMonth : monthDay(year, month, day)
}

/** `month` counts from 0. A shorter month takes its last day. */
function monthDay(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return iso(Date.UTC(year, month, Math.min(day, last)))
}

function wallClock(now: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now)
}

function utc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
