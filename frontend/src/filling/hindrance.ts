import * as m from '../messages/shared.ts'
import { reviewDayMisfit } from '../parts/review-day.tsx'
import type { Hindrance } from './filling.ts'

type Missing = (named: { label: string }) => string

/** What to say of the first field that does not fit; `missing` says it of one that is needed and empty. */
export function hindranceWords({ field, why }: Hindrance, today: string, missing: Missing): string {
  if (why === 'missing') return missing({ label: field.label })
  if (why === 'too-long') return m.turnTooLong()
  return reviewDayMisfit(today)
}
