/** The time-out that runs in the space one is in, as far as this tab has heard. Every place says so in one line. */
import { signal } from '@preact/signals'

import type { TimeOutOut } from './api/schema.d.ts'
import { serverNow } from './clock.ts'
import { clock, dayIn, moment } from './format/days.ts'

/** Under which names a device keeps one (screens/time-out/pause.ts). */
export const TIME_OUT = 'time-out/'

/** When it ends. */
export const resting = signal<{ space: string; returnsAt: string } | undefined>(undefined)

/** Called with every answer that tells whether one runs. */
export function hearTimeOut(space: string, timeOut: Pick<TimeOutOut, 'returns_at'> | null): void {
  if (timeOut) resting.value = { space, returnsAt: timeOut.returns_at }
  else if (resting.value?.space === space) resting.value = undefined
}

/** When it ends, as this device's clock on the wall has it: "18:42", "tomorrow, 9:00". */
export function untilWords(at: string): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = dayIn(new Date(serverNow()).toISOString(), zone)
  return dayIn(at, zone) === today ? clock(at, zone) : moment(at, zone, today)
}
