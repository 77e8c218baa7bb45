/**
 * Coming back to the app: what was on the screen is covered while nobody looks, and seen again once it has been read
 * anew, or could not be.
 */
const readers = new Set<() => Promise<unknown>>()

/** `read` settles when the screen shows what is true now. Answers how to stop. */
export function onReturn(read: () => Promise<unknown>): () => void {
  readers.add(read)
  return () => readers.delete(read)
}

/** Called once. */
export function watchReturn(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') cover(readers.size > 0)
    else void Promise.allSettled([...readers].map((read) => read())).then(() => cover(false))
  })
}

function cover(yes: boolean): void {
  document.documentElement.classList.toggle('covered', yes)
}
