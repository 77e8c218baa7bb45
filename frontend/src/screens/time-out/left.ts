import * as words from '../../messages/time-out.ts'

const MINUTE = 60_000
const SAID = [1, 5, 10, 20, 30]

/** How long a time-out goes on, to be read: by the minute in its last hour and a half. */
export function leftWords(left: number): string {
  const minutes = Math.ceil(left / MINUTE)
  if (left < MINUTE) return words.timeOutLeftMoment()
  if (minutes <= 90) return words.timeOutLeftMinutes({ minutes })
  return words.timeOutLeftHours({ hours: Math.round(minutes / 60) })
}

/** The same to be read out: it changes a few times in the last half hour, and by the hour before. */
export function saidWords(left: number): string {
  const minutes = Math.ceil(left / MINUTE)
  const said = SAID.find((most) => minutes <= most)
  if (said !== undefined) return words.timeOutLeftAbout({ minutes: said })
  return words.timeOutLeftHours({ hours: Math.max(1, Math.round(minutes / 60)) })
}
