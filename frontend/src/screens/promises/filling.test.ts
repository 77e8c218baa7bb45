import { describe, expect, it } from 'vitest'

import type { PromiseOut } from '../../api/schema.d.ts'
import { bodyOf, emptyPromise, fromExample, misfit, nextOf, type Filled } from './filling.ts'

const TODAY = '2026-11-23'
const TEA = {
  words: 'Tea on the balcony',
  rule: 'FREQ=WEEKLY;BYDAY=SU',
  at: '18:00',
  minutes: 20,
  starts: 'Whoever is home first',
  why: 'The week has an end',
  ends: 'When the cups are empty',
}
const there: PromiseOut = {
  id: 'tea',
  version: 2,
  kind: 'ritual',
  owner: 'me',
  round: 4,
  repair: null,
  boundary: null,
  words: TEA.words,
  confidence: 'between-us',
  ritual: { ...TEA, first_on: '2026-11-01' },
  next_on: [],
  review_on: '2026-12-24',
  shared_on: '2026-11-01',
  state: 'standing',
}

function written(part: Partial<Filled>): Filled {
  return { ...emptyPromise(TODAY), kind: 'commitment', words: 'I call', ...part }
}

describe('what goes out', () => {
  it('is an experiment with no day of its own, out of the round it comes from', () => {
    const body = bodyOf(written({ kind: 'experiment' }), { round: 4 })
    expect(body).toMatchObject({
      kind: 'experiment',
      words: 'I call',
      round: 4,
      review_on: null,
      ritual: null,
    })
  })

  it('is a whole ritual when an example was taken as it is', () => {
    const { words, ...ritual } = TEA
    const body = bodyOf(fromExample(written({ kind: 'ritual' }), TEA), {})
    expect(body).toMatchObject({ words, ritual: { ...ritual, first_on: TODAY } })
  })

  it('says nothing for a field that is left empty', () => {
    const body = bodyOf(written({ kind: 'ritual', why: '  ' }), {})
    expect(body.ritual).toMatchObject({ minutes: null, starts: null, why: null, ends: null })
  })

  it('says in the first version alone what it comes out of', () => {
    expect(bodyOf(written({ n: 2 }), { round: 4, boundary: 'b' })).toMatchObject({
      round: null,
      boundary: null,
    })
  })
})

describe('the next version', () => {
  it('begins with what is there, its first day too', () => {
    const next = nextOf(there, TODAY, undefined)
    expect(next).toMatchObject({
      id: 'tea',
      n: 3,
      kind: 'ritual',
      reviewOn: '2026-12-24',
      firstOn: '2026-11-01',
    })
    expect(bodyOf(next, {}).ritual).toEqual({ ...there.ritual, words: undefined })
  })

  it('looks again on another day where the one it had has passed, or was an experiment’s', () => {
    expect(nextOf({ ...there, review_on: '2026-11-20' }, TODAY, undefined).reviewOn).toBe('2026-12-23')
    const tried = { ...there, kind: 'experiment' as const, ritual: null, review_on: '2026-11-28' }
    expect(nextOf(tried, TODAY, 'commitment')).toMatchObject({ kind: 'commitment', reviewOn: '2026-12-23' })
  })

  it('begins anew today where a rule is none that can be chosen here', () => {
    const other = { ...there, ritual: { ...TEA, rule: 'FREQ=YEARLY', first_on: '2026-01-01' } }
    expect(nextOf(other, TODAY, undefined)).toMatchObject({ firstOn: TODAY, at: '18:00', why: TEA.why })
  })
})

describe('what does not fit yet', () => {
  it.each<[Partial<Filled>, string | undefined]>([
    [{}, undefined],
    [{ kind: undefined }, 'kind'],
    [{ words: ' ' }, 'words'],
    [{ words: 'x'.repeat(4001) }, 'words'],
    [{ reviewOn: TODAY }, 'reviewOn'],
    [{ reviewOn: '2027-11-25' }, 'reviewOn'],
    [{ kind: 'experiment', reviewOn: '' }, undefined],
    [{ kind: 'ritual' }, undefined],
    [{ kind: 'ritual', often: { every: 'weeks', weeks: 1, days: [] } }, 'often'],
    [{ kind: 'ritual', at: '' }, 'at'],
    [{ kind: 'ritual', minutes: '0' }, 'minutes'],
    [{ kind: 'ritual', minutes: '1.5' }, 'minutes'],
    [{ kind: 'ritual', ends: 'x'.repeat(4001) }, 'about'],
  ])('%j: %s', (part, found) => {
    expect(misfit(written(part), TODAY)).toBe(found)
  })
})
