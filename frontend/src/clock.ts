/** The server's time: a check-in opens by its clock, and this device's may be wrong. */
let ahead = 0

/** Called with the time in an answer that has just come. */
export function hearTime(now: string): void {
  ahead = Date.parse(now) - Date.now()
}

/** Now, as the server would say. In milliseconds, as Date has it. */
export function serverNow(): number {
  return Date.now() + ahead
}
