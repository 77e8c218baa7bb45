import { describe, expect, it } from 'vitest'

import { compileCatalogues } from './messages.ts'

const compile = (catalogues: Record<string, Record<string, string>>) =>
  compileCatalogues(new Map(Object.entries(catalogues)), 'app.json')

describe('the message catalogue', () => {
  it('makes one typed function of each message', () => {
    expect(compile({ en: { hello: 'Hello {name}' } })).toContain(
      'export const hello = (v: { name: string }): string => `Hello ${v.name}`',
    )
  })

  it('takes plurals from the language', () => {
    const code = compile({ en: { days: '{n, plural, one {# day for {who}} other {# days}}' } })
    expect(code).toContain('(v: { n: number; who: string })')
    expect(code).toContain('plural(v.n, { one: `${v.n} day for ${v.who}`, other: `${v.n} days` })')
  })

  it('stops at a message that another language lacks', () => {
    expect(() => compile({ en: { a: 'A', b: 'B' }, de: { a: 'A' } })).toThrow(
      'de/app.json: missing or unknown: b',
    )
  })

  it('stops at other placeholders', () => {
    expect(() => compile({ en: { a: '{x}' }, de: { a: '{y}' } })).toThrow('other placeholders')
  })

  it('stops at a brace that is not closed', () => {
    expect(() => compile({ en: { a: 'to {name' } })).toThrow('not closed')
  })
})
