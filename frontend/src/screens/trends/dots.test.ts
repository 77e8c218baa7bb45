import { describe, expect, it } from 'vitest'

import type { MemberOut, TrendRoundOut } from '../../api/schema.d.ts'
import { across, dotsOf, dottedOf, HEIGHT, lane, level, LEVELS } from './dots.ts'

const member = (id: string, me = false): MemberOut => ({ id, name: id, me, gone: false })

const round = (n: number, ratings: Record<string, number>): TrendRoundOut => ({
  n,
  opened_on: `2026-01-${String(n).padStart(2, '0')}`,
  members: Object.entries(ratings).map(([id, rating]) => ({
    member: id,
    pack: 1,
    ratings: [
      { element: 'repair', rating },
      { element: 'acceptance', rating: 1 },
    ],
  })),
})

const everyone = [member('ben'), member('ana', true), member('cleo'), member('dora')]
const stretch = [round(9, { ana: 5, ben: 3 }), round(8, {}), round(7, { ana: 2, cleo: 4 })]

describe('dots', () => {
  it('are single ratings of one element, oldest first', () => {
    expect(dotsOf(stretch, 'repair')).toEqual([
      { n: 7, day: '2026-01-07', member: 'ana', rating: 2 },
      { n: 7, day: '2026-01-07', member: 'cleo', rating: 4 },
      { n: 9, day: '2026-01-09', member: 'ana', rating: 5 },
      { n: 9, day: '2026-01-09', member: 'ben', rating: 3 },
    ])
    expect(dotsOf(stretch, 'boundaries')).toEqual([])
  })

  it('belong to those who have some: me first, the others in their order', () => {
    expect(dottedOf(everyone, [stretch]).map((one) => one.id)).toEqual(['ana', 'ben', 'cleo'])
    expect(dottedOf(everyone, [[round(1, { dora: 1 })]]).map((one) => one.id)).toEqual(['dora'])
  })

  it('have a shape for each of eight people, the same in every stretch', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => member(id)).concat(member('me', true))
    const all = round(1, Object.fromEntries(eight.map(({ id }) => [id, 3])))
    expect(new Set(dottedOf(eight, [[all]]).map((one) => one.shape)).size).toBe(8)
    const alone = dottedOf(eight, [[round(1, { g: 3 })]])[0]
    expect(dottedOf(eight, [[all]]).find((one) => one.id === 'g')?.shape).toBe(alone?.shape)
  })
})

describe('where a dot lies', () => {
  it('goes from the oldest round to the newest, by its place in the row', () => {
    expect([7, 8, 9].map((n) => across(n, stretch))).toEqual([0, 50, 100])
    expect(across(4, [round(4, {})])).toBe(50)
  })

  it('is high for a high rating and never outside', () => {
    expect(LEVELS.map(level)).toEqual([...LEVELS.map(level)].sort((a, b) => a - b))
    for (const of of [1, 2, 3, 8]) {
      for (let place = 0; place < of; place++) {
        for (const rating of LEVELS) {
          const y = level(rating) + lane(place, of)
          expect(y).toBeGreaterThan(4)
          expect(y).toBeLessThan(HEIGHT - 4)
          expect(Math.abs(lane(place, of))).toBeLessThan(12)
        }
      }
    }
  })

  it('is never the same for two people who rated alike', () => {
    for (const of of [2, 5, 8]) {
      expect(new Set(Array.from({ length: of }, (_, place) => lane(place, of))).size).toBe(of)
    }
  })
})
