import { directionOf, language } from '../language.ts'

const FIRST_STRONG = '\u2068'
const END = '\u2069'
/** Letters written from the right, and invisible signs that turn what is around them. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * What someone wrote, inside a sentence of ours: a name from the right takes no full stop and no number beside it along,
 * and a sign hidden in a name turns nothing but the name. Two invisible signs do it, not `<bdi>`: a sentence is also
 * what a button is called and what a picture is said to be, where no element can stand; screen readers pass over them,
 * and they stay right in a copied text. Where nothing could turn they are left out. Compiled messages call it.
 */
export function isolated(text: string): string {
  const isNeeded = TURNS.test(text) || directionOf(language.value) === 'rtl'
  return isNeeded ? FIRST_STRONG + closed(text) + END : text
}

/** The text with each isolate in it ended, and none ended that it has not begun: so it can't end ours. */
function closed(text: string): string {
  let open = 0
  const kept = text.replace(/[\u2066-\u2069]/g, (sign) => {
    if (sign === END && open === 0) return ''
    open += sign === END ? -1 : 1
    return sign
  })
  return kept + END.repeat(open)
}
