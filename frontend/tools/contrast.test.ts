/** The colours of both themes, also where more contrast is asked for, measured: what must be told from what is behind it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '..', 'src', 'look', 'tokens.css')

type Tokens = Map<string, { light: string; dark: string }>

const [USUAL = '', STRONG = ''] = readFileSync(SOURCE, 'utf8').split('@media (prefers-contrast: more)')
const usual = tokensIn(USUAL)
const strong = new Map([...usual, ...tokensIn(STRONG)])

function tokensIn(css: string): Tokens {
  return new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  )
}

/** WCAG's relative luminance. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['paper', 'sheet', 'leaf-wash', 'clay-wash']

function measure(tokens: Tokens, fronts: readonly string[], grounds: readonly string[], least: number): void {
  for (const front of fronts)
    for (const ground of grounds)
      for (const theme of ['light', 'dark'] as const) {
        const found = contrast(tokens.get(front)?.[theme] ?? '', tokens.get(ground)?.[theme] ?? '')
        expect(found, `${front} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(least)
      }
}

it.each([
  ['words', ['ink', 'soft', 'leaf', 'clay'], GROUNDS, 4.5],
  ['words on a button', ['on-leaf'], ['leaf', 'leaf-deep'], 4.5],
  ['edges of what one fills in', ['edge'], ['paper', 'sheet'], 3],
  ['what is chosen, and the line around what has the focus', ['leaf'], GROUNDS, 3],
  ['the line at what does not fit', ['clay'], ['paper', 'sheet'], 3],
] as const)('%s can be told from what is behind', (_what, fronts, grounds, least) => {
  measure(usual, fronts, grounds, least)
})

it.each([
  ['words', ['ink', 'soft', 'leaf', 'clay'], GROUNDS, 7],
  ['words on a button', ['on-leaf'], ['leaf', 'leaf-deep'], 7],
  ['edges and lines', ['edge', 'line'], ['paper', 'sheet'], 4.5],
] as const)('%s stand out further where more contrast is asked for', (_what, fronts, grounds, least) => {
  measure(strong, fronts, grounds, least)
})
