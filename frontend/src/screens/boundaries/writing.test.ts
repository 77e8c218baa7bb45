import { describe, expect, it } from 'vitest'

import type { BoundaryOut } from '../../api/schema.d.ts'
import { begin, bodyOf, changing, fits, isBlank } from './writing.ts'

const TODAY = '2026-11-24'
const SHARED: BoundaryOut = {
  id: 'one',
  by: 'ana',
  version: 2,
  state: 'shared',
  day: '2026-11-20',
  review_on: '2027-02-01',
  says: {
    topic: 'phones',
    protects: 'Dinner',
    limit: 'No phones',
    my_part: 'I put mine away',
    request: null,
    ask_first: true,
    confidence: 'between-us',
  },
}

describe('a limit being written', () => {
  it('comes back in about three months, if nothing else is said', () => {
    expect(begin(TODAY)).toMatchObject({ over: 0, topic: null, review_on: '2027-02-23', ask_first: false })
  })

  it('goes out as it was written, without spaces around it', () => {
    const written = {
      ...begin(TODAY),
      protects: ' Dinner ',
      limit: 'No phones\n',
      my_part: 'I go',
      request: ' ',
    }
    const { protects, limit, request } = bodyOf(written)
    expect([protects, limit, request]).toEqual(['Dinner', 'No phones', null])
    expect(Object.keys(bodyOf(written))).not.toContain('id')
    expect(Object.keys(bodyOf(written))).not.toContain('over')
  })

  it('needs words for all but the request, and not too many', () => {
    const blank = begin(TODAY)
    expect([isBlank(blank, 'limit'), isBlank(blank, 'request')]).toEqual([true, false])
    expect([fits(blank, 'limit'), fits(blank, 'request')]).toEqual([false, true])
    expect(fits({ ...blank, request: 'x'.repeat(4001) }, 'request')).toBe(false)
  })
})

describe('a change to a limit', () => {
  it('begins with what it says, over the version that was read', () => {
    const writing = changing(SHARED, TODAY)
    expect(writing).toMatchObject({
      id: 'one',
      over: 2,
      request: '',
      topic: 'phones',
      confidence: 'between-us',
    })
    expect(bodyOf(writing)).toEqual({ ...SHARED.says, review_on: '2027-02-01' })
  })

  it('moves a day on that has passed', () => {
    for (const review_on of [TODAY, '2026-11-01']) {
      expect(changing({ ...SHARED, review_on }, TODAY).review_on).toBe('2027-02-23')
    }
  })
})
