import type { RepairBriefOut, RepairHomeOut } from '../api/schema.d.ts'
import * as m from '../messages/shared.ts'

/** What there is for me in an open repair. Nothing is said of the others. */
export function repairWords({ state, mine }: Pick<RepairBriefOut | RepairHomeOut, 'state' | 'mine'>): string {
  if (state === 'not-now') return mine ? m.repairAsked() : m.repairNotNow()
  return mine ? m.repairMine() : m.repairWaits()
}
