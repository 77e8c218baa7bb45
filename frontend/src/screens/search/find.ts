/** Finding words in a text on this device: without regard to case and accents, and with the place of each match. */

/** A text as it is looked through; `places` leads from each of its letters back to the text. */
export type Folded = { letters: string; places: readonly number[] }

export type Mark = { from: number; to: number }

/** A part of a text, found or not. */
export type Piece = { text: string; found: boolean }

const BEFORE = 60
const AFTER = 140

export function fold(text: string): Folded {
  let letters = ''
  const places: number[] = []
  let at = 0
  for (const sign of text) {
    const plain = sign
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toUpperCase()
      .toLowerCase()
    letters += plain
    for (let n = 0; n < plain.length; n++) places.push(at)
    at += sign.length
  }
  places.push(text.length)
  return { letters, places }
}

/** The words of a query, folded. */
export function wordsOf(query: string): string[] {
  return fold(query).letters.split(/\s+/).filter(Boolean)
}

/** Where the words stand, in order and without overlap; nowhere unless all of them are there. */
export function find({ letters, places }: Folded, words: readonly string[]): Mark[] {
  if (words.length === 0 || !words.every((word) => letters.includes(word))) return []
  const marks = words.flatMap((word) => {
    const found: Mark[] = []
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
      found.push({ from: places[at] ?? 0, to: endOf(places, at + word.length) })
    }
    return found
  })
  return joined(marks.sort((a, b) => a.from - b.from))
}

/** What stands around the first mark, cut at spaces, in pieces. */
export function excerpt(text: string, marks: readonly Mark[]): Piece[] {
  const first = marks[0] ?? { from: 0, to: 0 }
  const space = text.indexOf(' ', first.from - BEFORE) + 1
  const begin = first.from <= BEFORE ? 0 : space > 0 && space <= first.from ? space : first.from
  const last = text.lastIndexOf(' ', first.to + AFTER)
  const end = first.to + AFTER >= text.length ? text.length : Math.max(last, first.to)
  const pieces: Piece[] = begin > 0 ? [{ text: '…', found: false }] : []
  let at = begin
  for (const mark of marks.filter((one) => one.from < end)) {
    pieces.push({ text: text.slice(at, mark.from), found: false })
    pieces.push({ text: text.slice(mark.from, mark.to), found: true })
    at = mark.to
  }
  pieces.push({ text: text.slice(at, Math.max(at, end)) + (end < text.length ? '…' : ''), found: false })
  return pieces.filter((piece) => piece.text)
}

/** Where the sign before this letter ends: one sign may be several letters. */
function endOf(places: readonly number[], letter: number): number {
  const before = places[letter - 1] ?? 0
  let next = letter
  while (next < places.length - 1 && places[next] === before) next++
  return places[next] ?? before
}

function joined(marks: readonly Mark[]): Mark[] {
  const found: Mark[] = []
  for (const mark of marks) {
    const last = found.at(-1)
    if (last && mark.from < last.to) last.to = Math.max(last.to, mark.to)
    else found.push({ ...mark })
  }
  return found
}
