/** What an `<input type="datetime-local">` holds: a moment as the clock on this device's wall shows it, to the minute. */

export function toField(at: number): string {
  const local = new Date(at)
  const parts = [local.getMonth() + 1, local.getDate(), local.getHours(), local.getMinutes()]
  const [month, day, hour, minute] = parts.map((part) => String(part).padStart(2, '0'))
  return `${local.getFullYear()}-${month}-${day}T${hour}:${minute}`
}

/** The moment that such a field means here; nothing while it is not whole. */
export function fromField(value: string): number | undefined {
  const at = value ? new Date(value).getTime() : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
