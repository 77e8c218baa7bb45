import * as m from '../messages/shared.ts'
import { reviewDayMisfit } from '../parts/review-day.tsx'
import type { Hindrance } from './filling.ts'

/** What to say of the first field that does not fit. */
export function hindranceWords({ field, why }: Hindrance, today: string): string {
  if (why === 'missing') return m.turnMissing({ label: field.label })
  if (why === 'too-long') return m.turnTooLong()
  return reviewDayMisfit(today)
}
