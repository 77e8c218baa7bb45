import { shortMonth } from '../../format/days.ts'
import type { Stretch } from './read-trends.ts'

/** The months a stretch begins and ends in: "Nov 2025", "Nov 2026". */
export function spanOf(stretch: Stretch): [string, string] {
  const [newest, oldest] = [stretch[0], stretch.at(-1)]
  return newest && oldest ? [shortMonth(oldest.opened_on), shortMonth(newest.opened_on)] : ['', '']
}
