/**
 * How often a ritual comes round, as it is chosen here, and as an iCalendar rule. Rules of other apps may say more:
 * those can be read by their days only.
 */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const NTHS = [1, 2, 3, 4, -1] as const

export type Weekday = (typeof WEEKDAYS)[number]
export type Nth = (typeof NTHS)[number]
/** `day` of a month: 1 to 28, or -1 for its last. */
export type Often =
  | { every: 'day' }
  | { every: 'workday' }
  | { every: 'weeks'; weeks: number; days: readonly Weekday[] }
  | { every: 'month-day'; day: number }
  | { every: 'month-weekday'; nth: Nth; day: Weekday }

const WORKDAYS = WEEKDAYS.slice(0, 5).join(',')

export function ruleOf(often: Often): string {
  switch (often.every) {
    case 'day':
      return 'FREQ=DAILY'
    case 'workday':
      return `FREQ=WEEKLY;BYDAY=${WORKDAYS}`
    case 'weeks': {
      const interval = often.weeks > 1 ? `;INTERVAL=${often.weeks}` : ''
      return `FREQ=WEEKLY${interval};BYDAY=${WEEKDAYS.filter((day) => often.days.includes(day)).join(',')}`
    }
    case 'month-day':
      return `FREQ=MONTHLY;BYMONTHDAY=${often.day}`
    case 'month-weekday':
      return `FREQ=MONTHLY;BYDAY=${often.nth}${often.day}`
  }
}

/** The choice that a rule is, or nothing where it is none of those that are offered here. */
export function oftenOf(rule: string): Often | undefined {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]))
  const { FREQ, INTERVAL = '1', BYDAY, BYMONTHDAY } = parts
  const found = FREQ && choice(FREQ, Number(INTERVAL), BYDAY, BYMONTHDAY)
  return found && ruleOf(found) === rule ? found : undefined
}

function choice(freq: string, weeks: number, byDay = '', byMonthDay = ''): Often | undefined {
  if (freq === 'DAILY') return { every: 'day' }
  if (freq === 'WEEKLY' && weeks === 1 && byDay === WORKDAYS) return { every: 'workday' }
  if (freq === 'WEEKLY') return { every: 'weeks', weeks, days: WEEKDAYS.filter((day) => byDay.includes(day)) }
  if (freq !== 'MONTHLY') return undefined
  if (byMonthDay) return { every: 'month-day', day: Number(byMonthDay) }
  const nth = NTHS.find((one) => String(one) === byDay.slice(0, -2))
  const day = WEEKDAYS.find((one) => byDay.endsWith(one))
  return nth && day && { every: 'month-weekday', nth, day }
}

/** The day of the week that it is on a day, given as an ISO date. */
export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO'
}
