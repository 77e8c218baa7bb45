import { listOf } from '../../format/people.ts'
import { weekdayName } from '../../format/days.ts'
import { number } from '../../format/numbers.ts'
import type { PromisedRitualOut } from '../../api/schema.d.ts'
import * as m from '../../messages/promises.ts'
import { oftenOf, WEEKDAYS, type Nth, type Weekday } from './often.ts'

export const NTH_NAMES: Record<Nth, () => string> = {
  1: m.oftenFirst,
  2: m.oftenSecond,
  3: m.oftenThird,
  4: m.oftenFourth,
  [-1]: m.oftenLast,
}

export function nameOfWeekday(day: Weekday): string {
  return weekdayName(WEEKDAYS.indexOf(day) + 1)
}

/** "Every Sunday at 18:00". Of a rule that is none of those offered here only the time. */
export function oftenWords({ rule, at }: Pick<PromisedRitualOut, 'rule' | 'at'>): string {
  const often = oftenOf(rule)
  switch (often?.every) {
    case 'day':
      return m.oftenDaily({ at })
    case 'workday':
      return m.oftenWorkdays({ at })
    case 'weeks': {
      const days = listOf(often.days.map(nameOfWeekday))
      if (often.weeks === 1) return m.oftenWeekly({ days, at })
      return often.weeks === 2
        ? m.oftenSecondWeek({ days, at })
        : m.oftenWeeks({ weeks: number(often.weeks), days, at })
    }
    case 'month-day':
      return often.day < 0 ? m.oftenMonthEnd({ at }) : m.oftenMonthDay({ day: number(often.day), at })
    case 'month-weekday':
      return m.oftenMonthWeekday({ nth: NTH_NAMES[often.nth](), day: nameOfWeekday(often.day), at })
    case undefined:
      return m.oftenOther({ at })
  }
}
