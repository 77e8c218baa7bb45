/** Days that lie ahead, for looking at something again: ISO dates, in the space's zone. */

const DAY = 86_400_000
const DAYS_MOST = 366

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The days that can be chosen, seen from today: from tomorrow to a year off. */
export function daysThatFit(today: string): { first: string; last: string } {
  return { first: daysAfter(today, 1), last: daysAfter(today, DAYS_MOST) }
}

export function dayFits(day: string, today: string): boolean {
  const { first, last } = daysThatFit(today)
  return first <= day && day <= last
}
