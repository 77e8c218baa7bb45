import { dayIn } from '../../../format/days.ts'
import { ownZone } from '../../../format/rhythm.ts'

/** Today on this device, as an ISO date. */
export function ownToday(): string {
  return dayIn(new Date().toISOString(), ownZone())
}
