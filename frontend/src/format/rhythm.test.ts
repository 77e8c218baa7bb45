import { describe, expect, it } from 'vitest'

import { firstOpening, rhythmWords } from './rhythm.ts'

const sundays = { cadence: 'weekly', day: 7, at: '18:00', zone: 'Europe/Berlin' } as const
const monthly = { ...sundays, cadence: 'monthly', day: 31 } as const

describe('the first opening', () => {
  it('is the next such day', () => {
    expect(firstOpening(sundays, new Date('2026-11-18T09:00:00Z'))).toBe('2026-11-22')
  })

  it('is today while its time lies ahead, in the zone of the space', () => {
    expect(firstOpening(sundays, new Date('2026-11-22T16:59:00Z'))).toBe('2026-11-22')
    expect(firstOpening(sundays, new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-29')
  })

  it('goes by the day of the zone, not of the device', () => {
    const auckland = { ...sundays, zone: 'Pacific/Auckland', at: '08:00' } as const
    expect(firstOpening(auckland, new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-29')
  })

  it('of a monthly rhythm takes the last day of a shorter month', () => {
    expect(firstOpening(monthly, new Date('2026-11-18T09:00:00Z'))).toBe('2026-11-30')
    expect(firstOpening(monthly, new Date('2026-12-31T18:00:00Z'))).toBe('2027-01-31')
  })
})

it('a rhythm has words', () => {
  expect(rhythmWords(sundays)).toBe('Every Sunday at 18:00')
})
