/**
 * The message catalogue: messages/<language>/<part>.json in, src/messages/<part>.ts out.
 *
 * Each message becomes one typed function, so that a screen carries only the words it says, and a word that is
 * missing stops the build. Text may hold {name} and {count, plural, one {# day} other {# days}}. English is the
 * source: every other language must have the same keys with the same placeholders.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
export const SOURCES = join(ROOT, 'messages')
const TARGET = join(ROOT, 'src', 'messages')
const SOURCE_LANGUAGE = 'en'

type Catalogue = Record<string, string>
type Piece = { text: string } | { slot: string } | { count: string; forms: Record<string, Piece[]> }

export async function compileMessages(): Promise<void> {
  const languages = (await readdir(SOURCES)).sort()
  await mkdir(TARGET, { recursive: true })
  for (const file of await readdir(join(SOURCES, SOURCE_LANGUAGE))) {
    const catalogues = new Map<string, Catalogue>()
    for (const language of languages) {
      catalogues.set(language, JSON.parse(await readFile(join(SOURCES, language, file), 'utf8')) as Catalogue)
    }
    await writeIfNew(join(TARGET, file.replace('.json', '.ts')), compileCatalogues(catalogues, file))
  }
}

/** The module text for one part of the catalogue in all its languages. */
export function compileCatalogues(catalogues: Map<string, Catalogue>, file: string): string {
  const source = catalogues.get(SOURCE_LANGUAGE) ?? {}
  for (const [language, catalogue] of catalogues) {
    const odd = [...new Set([...Object.keys(source), ...Object.keys(catalogue)])].filter(
      (key) => !(key in source) || !(key in catalogue),
    )
    if (odd.length) throw new Error(`${language}/${file}: missing or unknown: ${odd.join(', ')}`)
  }
  const lines = Object.keys(source).map((key) => compileMessage(key, catalogues, file))
  const needs = [
    catalogues.size > 1 && 'language',
    lines.some((line) => line.includes('plural(')) && 'plural',
  ]
  const names = needs.filter(Boolean).join(', ')
  const imports = names && `import { ${names} } from '../language.ts'\n`
  return `// Written by tools/messages.ts. Change messages/, not this file.\n${imports}\n${lines.join('\n')}\n`
}

function compileMessage(key: string, catalogues: Map<string, Catalogue>, file: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) throw new Error(`${file}: ${key} is no name for a message`)
  const texts = [...catalogues].map(([language, catalogue]) => {
    const pieces = parse(catalogue[key] ?? '', `${language}/${file}: ${key}`)
    return { language, slots: slotsOf(pieces), code: codeOf(pieces) }
  })
  const source = texts.find((text) => text.language === SOURCE_LANGUAGE)
  if (!source) throw new Error(`${file}: ${key} has no text`)
  for (const text of texts) {
    if (JSON.stringify(text.slots) !== JSON.stringify(source.slots))
      throw new Error(`${text.language}/${file}: ${key} has other placeholders`)
  }
  const others = texts.filter((text) => text !== source)
  const body = others.reduceRight(
    (rest, text) => `language === ${JSON.stringify(text.language)} ? ${text.code} : ${rest}`,
    source.code,
  )
  const fields = Object.entries(source.slots).map(([name, type]) => `${name}: ${type}`)
  const slots = fields.length ? `v: { ${fields.join('; ')} }` : ''
  return `export const ${key} = (${slots}): string => ${body}`
}

/** Reads `text`, where `name` is said in the error when it does not parse. */
export function parse(text: string, name: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open < 0) return [...pieces, { text: text.slice(at) }]
    if (open > at) pieces.push({ text: text.slice(at, open) })
    const close = closing(text, open, name)
    pieces.push(parseSlot(text.slice(open + 1, close), name))
    at = close + 1
  }
  return pieces
}

function parseSlot(inside: string, name: string): Piece {
  if (/^[a-z]\w*$/i.test(inside)) return { slot: inside }
  const plural = /^(\w+), plural, (.+)$/s.exec(inside)
  if (!plural?.[1] || !plural[2]) throw new Error(`${name}: {${inside}} does not read`)
  const forms: Record<string, Piece[]> = {}
  let rest = plural[2].trim()
  while (rest) {
    const form = /^(zero|one|two|few|many|other)\s*\{/.exec(rest)
    if (!form?.[1]) throw new Error(`${name}: {${inside}} does not read`)
    const close = closing(rest, form[0].length - 1, name)
    forms[form[1]] = parse(rest.slice(form[0].length, close), name)
    rest = rest.slice(close + 1).trim()
  }
  if (!forms.other) throw new Error(`${name}: a plural needs "other"`)
  return { count: plural[1], forms }
}

function closing(text: string, open: number, name: string): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  throw new Error(`${name}: a { is not closed`)
}

function slotsOf(pieces: Piece[]): Record<string, 'string' | 'number'> {
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

function codeOf(pieces: Piece[], count?: string): string {
  const inner = pieces.map((piece) => {
    if ('slot' in piece) return `\${v.${piece.slot}}`
    if ('text' in piece) {
      const text = piece.text.replace(/[\\`$]/g, '\\$&')
      return count ? text.replaceAll('#', `\${v.${count}}`) : text
    }
    const forms = Object.entries(piece.forms).map(([form, said]) => `${form}: ${codeOf(said, piece.count)}`)
    return `\${plural(v.${piece.count}, { ${forms.join(', ')} })}`
  })
  return `\`${inner.join('')}\``
}

async function writeIfNew(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => '')
  if (before !== text) await writeFile(path, text)
}

if (import.meta.main) await compileMessages()
