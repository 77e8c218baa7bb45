/** A word in passing about what is being written. It looks on this device only, and nothing of it is kept. */
import type { Notice } from '../api/schema.d.ts'

/** What is to be said about a text: each sentence once, in the ritual's order. */
export function noticesIn(text: string, notices: readonly Notice[]): string[] {
  const written = folded(text)
  const found = notices.filter(({ phrases }) => phrases.some((phrase) => holds(written, folded(phrase))))
  return [...new Set(found.map(({ say }) => say))]
}

/** Large or small, with either apostrophe, over line breaks. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/['’]/g, '’').replaceAll(/\s+/g, ' ')
}

/** In whole words: “but” stands in “but then”, not in “button”. */
function holds(text: string, phrase: string): boolean {
  const letters = /[\p{L}\p{N}]/u
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = [...text.slice(0, at)].at(-1) ?? ''
    const after = [...text.slice(at + phrase.length)][0] ?? ''
    if (!letters.test(before) && !letters.test(after)) return true
  }
  return false
}
