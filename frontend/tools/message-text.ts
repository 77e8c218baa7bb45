/** The text of one message: what it may hold, and the TypeScript that says it. */

export type Piece = { text: string } | { slot: string } | { count: string; forms: Record<string, Piece[]> }

/** Throws an error that goes on from the name of the message. */
export function parse(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open < 0) return [...pieces, { text: text.slice(at) }]
    if (open > at) pieces.push({ text: text.slice(at, open) })
    const close = closing(text, open)
    pieces.push(parseSlot(text.slice(open + 1, close)))
    at = close + 1
  }
  return pieces
}

function parseSlot(inside: string): Piece {
  if (/^[a-z]\w*$/i.test(inside)) return { slot: inside }
  const plural = /^(\w+), plural, (.+)$/s.exec(inside)
  if (!plural?.[1] || !plural[2]) throw new Error(`holds {${inside}}, which does not read`)
  const forms: Record<string, Piece[]> = {}
  let rest = plural[2].trim()
  while (rest) {
    const form = /^(zero|one|two|few|many|other)\s*\{/.exec(rest)
    if (!form?.[1]) throw new Error(`holds {${inside}}, which does not read`)
    const close = closing(rest, form[0].length - 1)
    forms[form[1]] = parse(rest.slice(form[0].length, close))
    rest = rest.slice(close + 1).trim()
  }
  if (!forms.other) throw new Error(`has a plural without "other"`)
  return { count: plural[1], forms }
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  throw new Error(`has a { that is not closed`)
}

/** The names in it, each with its type. */
export function slotsOf(pieces: Piece[]): Record<string, 'string' | 'number'> {
  const found: Record<string, 'string' | 'number'> = {}
  for (const piece of pieces) {
    if ('slot' in piece) found[piece.slot] ??= 'string'
    if ('count' in piece) {
      found[piece.count] = 'number'
      for (const form of Object.values(piece.forms)) Object.assign(found, slotsOf(form), { ...found })
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => a.localeCompare(b)))
}

/** A template literal that says it. `count`: the number that # stands for. */
export function codeOf(pieces: Piece[], count?: string): string {
  const inner = pieces.map((piece) => {
    if ('slot' in piece) return `\${isolated(v.${piece.slot})}`
    if ('text' in piece) {
      const text = piece.text.replace(/[\\`$]/g, '\\$&')
      return count ? text.replaceAll('#', `\${number(v.${count})}`) : text
    }
    const forms = Object.entries(piece.forms).map(([form, said]) => `${form}: ${codeOf(said, piece.count)}`)
    return `\${plural(v.${piece.count}, { ${forms.join(', ')} })}`
  })
  return `\`${inner.join('')}\``
}
