/**
 * The message catalogue: messages/<language>/<part>.json in, src/messages/ out.
 *
 * Each message becomes one typed function, `src/messages/<part>.ts`. What it says stands in
 * `src/messages/words/<part>.<language>.ts`, which loads when that language is spoken. A word that is missing stops the
 * build. Text may hold {name} and {count, plural, one {# day} other {# days}}. English is the source: every other
 * language has the same files and keys, with the same placeholders.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { codeOf, parse, slotsOf } from './message-text.ts'

const ROOT = join(import.meta.dirname, '..')
export const SOURCES = join(ROOT, 'messages')
const TARGET = join(ROOT, 'src', 'messages')
const SOURCE_LANGUAGE = 'en'
const NOTE = '// Written by tools/messages.ts. Change messages/, not this file.\n'

/** What the compiled words call, by its file in src/format/. */
const CALLED = { 'isolated.ts': ['isolated'], 'numbers.ts': ['number', 'plural'] }

type Catalogue = Record<string, string>
/** What each language says, by part, such as `app`. The source language is the first one. */
type Languages = Map<string, Record<string, Catalogue>>

export async function compileMessages(): Promise<void> {
  const found = compileLanguages(await readLanguages())
  await mkdir(join(TARGET, 'words'), { recursive: true })
  for (const [file, text] of found) await writeIfNew(join(TARGET, file), text)
  for (const file of await readdir(TARGET, { recursive: true })) {
    if (file.endsWith('.ts') && !found.has(file)) await rm(join(TARGET, file))
  }
}

async function readLanguages(): Promise<Languages> {
  const others = (await readdir(SOURCES)).filter((name) => name !== SOURCE_LANGUAGE).sort()
  const languages: Languages = new Map()
  for (const language of [SOURCE_LANGUAGE, ...others]) {
    const catalogues: Record<string, Catalogue> = {}
    for (const file of (await readdir(join(SOURCES, language))).sort()) {
      const text = await readFile(join(SOURCES, language, file), 'utf8')
      catalogues[file.replace('.json', '')] = JSON.parse(text) as Catalogue
    }
    languages.set(language, catalogues)
  }
  return languages
}

/** The files to write with their text. Throws with all that is missing or does not fit, each with its file and key. */
export function compileLanguages(languages: Languages): Map<string, string> {
  const source = languages.get(SOURCE_LANGUAGE) ?? {}
  const faults = [...languages].flatMap(([language, catalogues]) => faultsIn(language, catalogues, source))
  if (faults.length) throw new Error(faults.join('\n'))
  const found = new Map([['languages.ts', compileNames([...languages.keys()])]])
  for (const [part, catalogue] of Object.entries(source)) {
    found.set(`${part}.ts`, compilePart(part, catalogue, [...languages.keys()]))
    for (const [language, catalogues] of languages) {
      found.set(`words/${part}.${language}.ts`, compileWords(catalogues[part] ?? {}))
    }
  }
  return found
}

function faultsIn(
  language: string,
  catalogues: Record<string, Catalogue>,
  source: typeof catalogues,
): string[] {
  return [
    ...differing(catalogues, source).map(([part, how]) => `${language}/${part}.json ${how}`),
    ...Object.entries(catalogues).flatMap(([part, catalogue]) => [
      ...differing(catalogue, source[part] ?? {}).map(
        ([key, how]) => `${language}/${part}.json: ${key} ${how}`,
      ),
      ...Object.entries(catalogue).flatMap(([key, text]) =>
        faultsOf(key, text, source[part]?.[key]).map((fault) => `${language}/${part}.json: ${key} ${fault}`),
      ),
    ]),
  ]
}

/** The names that only one of them has. */
function differing(mine: object, source: object): [string, string][] {
  const names = [...new Set([...Object.keys(source), ...Object.keys(mine)])]
  return names
    .filter((name) => !(name in mine) || !(name in source))
    .map((name) => [
      name,
      name in mine ? `is not in ${SOURCE_LANGUAGE}` : `is missing; ${SOURCE_LANGUAGE} has it`,
    ])
}

function faultsOf(key: string, text: string, source: string | undefined): string[] {
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) return ['is no name for a message']
  try {
    const slots = JSON.stringify(slotsOf(parse(text)))
    if (source === undefined || slots === JSON.stringify(slotsOf(parse(source)))) return []
    return [`has other placeholders than in ${SOURCE_LANGUAGE}`]
  } catch (thrown) {
    return [(thrown as Error).message]
  }
}

function compileNames(languages: string[]): string {
  const list = languages.map((language) => `'${language}'`).join(', ')
  return `${NOTE}export const LANGUAGES = [${list}] as const\nexport type Language = (typeof LANGUAGES)[number]\n`
}

/** The functions that screens call. */
function compilePart(part: string, catalogue: Catalogue, languages: string[]): string {
  const words = (language: string) => `import('./words/${part}.${language}.ts')`
  const sources = languages.map((language) => `  ${JSON.stringify(language)}: () => ${words(language)},`)
  const lines = Object.entries(catalogue).map(([key, text]) => {
    const slots = typeOf(text)
    return `export const ${key} = (${slots && `v: ${slots}`}): string => say().${key}(${slots && 'v'})`
  })
  const say = `const say = part<typeof ${words(SOURCE_LANGUAGE)}>({\n${sources.join('\n')}\n})`
  return `${NOTE}import { part } from '../words.ts'\n\n${say}\n\n${lines.join('\n')}\n`
}

/** What they say in one language. */
function compileWords(catalogue: Catalogue): string {
  const lines = Object.entries(catalogue).map(([key, text]) => {
    const slots = typeOf(text)
    return `export const ${key} = (${slots && `v: ${slots}`}): string => ${codeOf(parse(text))}`
  })
  const imports = Object.entries(CALLED).map(([file, names]) => {
    const needed = names.filter((name) => lines.some((line) => line.includes(`${name}(`)))
    return needed.length ? `import { ${needed.join(', ')} } from '../../format/${file}'\n` : ''
  })
  return `${NOTE}${imports.join('')}\n${lines.join('\n')}\n`
}

/** The type of what a message is said with; empty for one that stands alone. */
function typeOf(text: string): string {
  const slots = Object.entries(slotsOf(parse(text)))
  return slots.length ? `{ ${slots.map(([name, type]) => `${name}: ${type}`).join('; ')} }` : ''
}

async function writeIfNew(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => '')
  if (before !== text) await writeFile(path, text)
}

if (import.meta.main) {
  await compileMessages().catch((thrown: Error) => {
    console.error(thrown.message)
    process.exitCode = 1
  })
}
