import { describe, expect, it } from 'vitest'

import { compileLanguages } from './messages.ts'

type Catalogues = Record<string, Record<string, string>>

/** Languages that have one part, `app`. */
const compile = (catalogues: Catalogues) =>
  compileLanguages(new Map(Object.entries(catalogues).map(([language, app]) => [language, { app }])))

describe('the message catalogue', () => {
  it('makes one typed function of each message, and its words in each language', () => {
    const files = compile({ en: { hello: 'Hello {name}' }, de: { hello: 'Hallo {name}' } })
    expect(files.get('app.ts')).toContain(
      'export const hello = (v: { name: string }): string => say().hello(v)',
    )
    expect(files.get('words/app.en.ts')).toContain('=> `Hello ${isolated(v.name)}`')
    expect(files.get('words/app.de.ts')).toContain('=> `Hallo ${isolated(v.name)}`')
  })

  it('loads a language only when it is spoken', () => {
    const files = compile({ en: { hello: 'Hello' }, de: { hello: 'Hallo' } })
    expect(files.get('app.ts')).toContain(`"de": () => import('./words/app.de.ts')`)
    expect(files.get('app.ts')).not.toMatch(/^import .*words\//m)
    expect(files.get('languages.ts')).toContain(`['en', 'de']`)
  })

  it('takes plurals and numbers from the language', () => {
    const code = compile({ en: { days: '{n, plural, one {# day for {who}} other {# days}}' } })
    expect(code.get('app.ts')).toContain('(v: { n: number; who: string })')
    expect(code.get('words/app.en.ts')).toContain(
      'plural(v.n, { one: `${number(v.n)} day for ${isolated(v.who)}`, other: `${number(v.n)} days` })',
    )
  })

  it('names every message that another language lacks, or has too many', () => {
    expect(() => compile({ en: { a: 'A', b: 'B', c: 'C' }, de: { a: 'A', d: 'D' } })).toThrow(
      [
        'de/app.json: b is missing; en has it',
        'de/app.json: c is missing; en has it',
        'de/app.json: d is not in en',
      ].join('\n'),
    )
  })

  it('names a file that another language lacks', () => {
    const languages = new Map([
      ['en', { app: { a: 'A' }, trends: { b: 'B' } }],
      ['de', { app: { a: 'A' } }],
    ])
    expect(() => compileLanguages(languages as never)).toThrow('de/trends.json is missing; en has it')
  })

  it('stops at other placeholders', () => {
    expect(() => compile({ en: { a: '{x}' }, de: { a: '{y}' } })).toThrow(
      'de/app.json: a has other placeholders than in en',
    )
  })

  it('stops at a brace that is not closed', () => {
    expect(() => compile({ en: { a: 'to {name' } })).toThrow('en/app.json: a has a { that is not closed')
  })
})
