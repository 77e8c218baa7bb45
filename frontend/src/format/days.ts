/**
 * Days and times as one would say them, in the space's zone. "Sunday, 18:00" when it is near, the date when it is not.
 * Days travel as ISO dates ("2026-11-22"), moments as ISO timestamps.
 */
import { language } from '../language.ts'
import * as m from '../messages/app.ts'

const DAY = 86_400_000
const NEAR = 6

/** A moment seen from `today`, the space's ISO date: "today, 18:00", "Sunday, 18:00", "Sunday, 6 December, 18:00". */
export function moment(at: string, zone: string, today: string): string {
  return m.momentOf({ day: dayName(dayIn(at, zone), today), time: clock(at, zone) })
}

/** The time of day alone: "18:00". */
export function clock(at: string, zone: string): string {
  return format({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at))
}

/** A day seen from `today`, both ISO dates: "today", "tomorrow", "Sunday", "Sunday, 6 December". */
export function dayName(day: string, today: string): string {
  const away = (utc(day) - utc(today)) / DAY
  if (Math.abs(away) <= 1) return near.format(away, 'day')
  if (away > 0 && away <= NEAR) return weekday(day)
  return longDay(day, today)
}

/** "Sunday, 22 November", with the year when it is another one. */
export function longDay(day: string, today: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const date = sameYear ? shortDay(day) : format({ dateStyle: 'long', timeZone: 'UTC' }).format(utc(day))
  return m.dayOf({ weekday: weekday(day), day: date })
}

/** "22 November". */
export function shortDay(day: string): string {
  return format({ day: 'numeric', month: 'long', timeZone: 'UTC' }).format(utc(day))
}

/** "November 2026", for headings. */
export function month(day: string): string {
  return format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc(day))
}

/** "Nov 2026", where there is little room. */
export function shortMonth(day: string): string {
  return format({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(utc(day))
}

/** "22 Nov 2026". */
export function shortDate(day: string): string {
  return format({ dateStyle: 'medium', timeZone: 'UTC' }).format(utc(day))
}

/** "Sunday". */
export function weekday(day: string): string {
  return format({ weekday: 'long', timeZone: 'UTC' }).format(utc(day))
}

/** The name of an ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayName(iso: number): string {
  return weekday(new Date(Date.UTC(2024, 0, iso)).toISOString().slice(0, 10))
}

/** The calendar day of a moment in a zone, as an ISO date. */
export function dayIn(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at))
}

const near = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })

function utc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** British English by default: day before month and a 24-hour clock, as in the rest of Tend's English. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
}
