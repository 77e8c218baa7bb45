import type { HomeOut } from '../../api/schema.d.ts'

/** Which round of a space was opened last on this device, so that an opening is a moment of its own only once. */
const KEY = 'opened'

export function lastSeen(space: string): number {
  return read()[space] ?? 0
}

export function markSeen(space: string, n: number): void {
  if (n <= lastSeen(space)) return
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), [space]: n }))
  } catch {
    // Without storage the moment comes once more.
  }
}

/** Is there an opening that has not been looked at on this device? */
export function isNew({ id, latest }: HomeOut): boolean {
  return latest !== null && latest.exchanged && latest.n > lastSeen(id)
}

function read(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {}
  } catch {
    return {}
  }
}
