/** What fits, as the service has it (api/schemas.py). */
export const WORDS_MOST = 4000
export const NAME_MOST = 60

/** Text as the service takes it: one Unicode form, no control characters but tab and new line, no space around it. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim()
}

/** Length as the service counts it: characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...plain(text)].length
}
