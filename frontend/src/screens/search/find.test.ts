import { describe, expect, it } from 'vitest'

import { excerpt, find, fold, wordsOf } from './find.ts'

const marked = (text: string, query: string) =>
  find(fold(text), wordsOf(query)).map(({ from, to }) => text.slice(from, to))

describe('finding words', () => {
  it('has no regard to case or accents', () => {
    expect(marked('The café on Sunday. CAFE.', 'cafe')).toEqual(['café', 'CAFE'])
    expect(marked('Straße, STRASSE', 'strasse')).toEqual(['Straße', 'STRASSE'])
    expect(marked('שָׁלוֹם', 'שלום')).toEqual(['שָׁלוֹם'])
    expect(marked('Ein schöner Tag', 'SCHÖN')).toEqual(['schön'])
  })

  it('marks whole signs, also ones that are several letters or have accents apart', () => {
    expect(marked('Maß', 's')).toEqual(['ß'])
    expect(marked('e\u0301te\u0301', 'ete')).toEqual(['e\u0301te\u0301'])
    expect(marked('👩‍👩‍👧 soup 🧺', 'soup')).toEqual(['soup'])
  })

  it('needs all the words, in any order, and marks each', () => {
    expect(marked('the soup you left for me', 'left soup')).toEqual(['soup', 'left'])
    expect(marked('the soup you left for me', 'soup car')).toEqual([])
    expect(marked('anything', '   ')).toEqual([])
  })

  it('marks what overlaps once', () => {
    expect(marked('banana', 'ana nan')).toEqual(['anan'])
  })
})

describe('an excerpt', () => {
  const long = `${'before '.repeat(30)}the soup ${'after '.repeat(60)}soup`

  it('is the whole of a short text', () => {
    const text = 'The soup.'
    expect(excerpt(text, find(fold(text), ['soup']))).toEqual([
      { text: 'The ', found: false },
      { text: 'soup', found: true },
      { text: '.', found: false },
    ])
  })

  it('of a long one is what stands around the first match, cut at spaces', () => {
    const pieces = excerpt(long, find(fold(long), ['soup']))
    const text = pieces.map((piece) => piece.text).join('')
    expect(text.length).toBeLessThan(260)
    expect(text).toMatch(/^…before .*the soup after .*after…$/)
    expect(pieces.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(['soup'])
  })

  it('never loses the match in a text without spaces', () => {
    const text = `${'x'.repeat(500)}soup${'y'.repeat(500)}`
    const pieces = excerpt(text, find(fold(text), ['soup']))
    expect(pieces.map((piece) => piece.text)).toEqual(['…', 'soup', '…'])
  })
})
