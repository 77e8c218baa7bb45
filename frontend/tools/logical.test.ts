/** The look has no left and no right: so it turns around by itself where a language is written from the right. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

const SOURCES = join(import.meta.dirname, '..', 'src')
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })

const SIDE = '(?:left|right|top|bottom)'
const PHYSICAL = new RegExp(
  [
    `^(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?${SIDE}(?:-(?:width|style|color))?:`,
    '^border-(?:top|bottom)-(?:left|right)-radius:',
    '^(?:min-|max-)?(?:width|height):',
    '^(?:text-align|float|clear|caption-side|resize):.*(?:left|right|horizontal)',
    '^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding)): \\S+ \\S+ \\S+ \\S+;',
    '(?:to|at) (?:left|right)',
    'translate(?:X|3d)?\\(',
  ].join('|'),
)

/** Lines that name a side, each with its file. */
function physicalIn(css: string): string[] {
  return css
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => PHYSICAL.test(line))
}

describe('every style sheet', () => {
  const sheets = files.filter((file) => file.endsWith('.css'))

  it.each(sheets)('%s names no side', (file) => {
    expect(physicalIn(readFileSync(join(SOURCES, file), 'utf8'))).toEqual([])
  })

  it.each([
    'margin-left: 1rem;',
    'left: 0;',
    'border-right-color: red;',
    'border-top-left-radius: 1rem;',
    'max-width: 2rem;',
    'text-align: right;',
    'padding: 0 1rem 0 2rem;',
    'background: linear-gradient(to left, red, blue);',
    'transform: translateX(1rem);',
  ])('would be caught with %s', (line) => {
    expect(physicalIn(`.one {\n  ${line}\n}`)).toEqual([line])
  })
})

it('icons that point turn around with the text', () => {
  const pointing = files
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => readFileSync(join(SOURCES, file), 'utf8').match(/<\w*(?:Left|Right)\b[^>]*>/g) ?? [])
  expect(pointing.length).toBeGreaterThan(0)
  expect(pointing.filter((icon) => !icon.includes('class="points"'))).toEqual([])
})
