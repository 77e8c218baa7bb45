const last = new Map<string, Promise<unknown>>()

/** One at a time under a name, in all tabs together; where the browser has no locks, in this one. */
export function inTurn<T>(name: string, act: () => Promise<T>): Promise<T> {
  if ('locks' in navigator && navigator.locks) return navigator.locks.request(name, act) as Promise<T>
  const turn = (last.get(name) ?? Promise.resolve()).catch(() => undefined).then(act)
  last.set(name, turn)
  return turn
}
