/**
 * Words for whoever listens instead of looking. The place for them stands on the page from the beginning, because what
 * arrives together with its place is often not read out.
 */
const PLACE = 'said'

/** Reads words out when there is a pause. The same words again are read out again. */
export function say(words: string): void {
  const place = document.getElementById(PLACE)
  if (!place) return
  place.textContent = ''
  setTimeout(() => (place.textContent = words), 50)
}
