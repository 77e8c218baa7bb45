/**
 * Days and times as one would say them, in the space's zone. "Sunday, 18:00" when it is near, the date when it is not.
 * Days travel as ISO dates ("2026-11-22"), moments as ISO timestamps.
 */
import { locale } from '../language.ts'
import * as m from '../messages/app.ts'

const DAY = 86_400_000
const THIS_WEEK = 6

/** A moment seen from `today`, the space's ISO date: "today, 18:00", "Sunday, 18:00", "Sunday, 6 December, 18:00". */
export function moment(at: string, zone: string, today: string): string {
  return m.momentOf({ day: dayName(dayIn(at, zone), today), time: clock(at, zone) })
}

/** A moment as a sentence says when something happens: "opens Sunday, 18:00", „öffnet sich am Sonntag um 18:00 Uhr“. */
export function whenIs(at: string, zone: string, today: string): string {
  return whenOn(dayIn(at, zone), clock(at, zone), today)
}

/** The same for a day and a time of day that are known already. */
export function whenOn(day: string, time: string, today: string): string {
  const name = dayName(day, today)
  return m.momentOf({ day: isNear(day, today) ? name : m.onDay({ day: name }), time })
}

/** The time of day alone: "18:00". */
export function clock(at: string, zone: string): string {
  return format({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at))
}

/** A day seen from `today`, both ISO dates: "today", "tomorrow", "Sunday", "Sunday, 6 December". */
export function dayName(day: string, today: string): string {
  const away = daysAway(day, today)
  if (isNear(day, today)) return relative().format(away, 'day')
  if (away > 0 && away <= THIS_WEEK) return weekday(day)
  return longDay(day, today)
}

/** "Sunday, 22 November", with the year when it is another one. */
export function longDay(day: string, today: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const date = sameYear ? shortDay(day) : format({ dateStyle: 'long', timeZone: 'UTC' }).format(utc(day))
  return m.dayOf({ weekday: weekday(day), day: date })
}

/** "22 November", on one line. */
export function shortDay(day: string): string {
  return format({ day: 'numeric', month: 'long', timeZone: 'UTC' }).format(utc(day)).replaceAll(' ', '\u00a0')
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

/** Yesterday, today or tomorrow. */
function isNear(day: string, today: string): boolean {
  return Math.abs(daysAway(day, today)) <= 1
}

function daysAway(day: string, today: string): number {
  return (utc(day) - utc(today)) / DAY
}

function relative(): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
}

function utc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), options)
}
