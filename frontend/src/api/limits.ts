/** What fits, as the service has it (api/schemas.py). */
export const WORDS_MOST = 4000
export const NAME_MOST = 60

/** Length as the service counts it: characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text.trim().normalize('NFC')].length
}
