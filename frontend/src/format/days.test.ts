import { describe, expect, it } from 'vitest'

import { dayIn, dayName, moment, month, weekdayName } from './days.ts'

const BERLIN = 'Europe/Berlin'
const wednesday = '2026-11-18'

describe('a moment', () => {
  it('near is a weekday and a time in the zone of the space', () => {
    expect(moment('2026-11-22T17:00:00Z', BERLIN, wednesday)).toBe('Sunday, 18:00')
  })

  it('on this day is today, also when it is already tomorrow elsewhere', () => {
    expect(moment('2026-11-18T22:45:00Z', BERLIN, wednesday)).toBe('today, 23:45')
    expect(moment('2026-11-18T23:15:00Z', BERLIN, wednesday)).toBe('tomorrow, 00:15')
  })

  it('a week away is named by its date, so that it is not taken for this week', () => {
    expect(moment('2026-11-25T17:00:00Z', BERLIN, wednesday)).toBe('Wednesday, 25\u00a0November, 18:00')
  })

  it('keeps its wall time over a change of the clocks', () => {
    expect(moment('2026-10-18T16:00:00Z', BERLIN, wednesday)).toContain('18:00')
    expect(moment('2026-10-25T17:00:00Z', BERLIN, wednesday)).toContain('18:00')
  })
})

describe('a day', () => {
  it('is yesterday, today or tomorrow where it can be', () => {
    expect(dayName('2026-11-17', '2026-11-18')).toBe('yesterday')
    expect(dayName('2026-11-18', '2026-11-18')).toBe('today')
    expect(dayName('2026-11-19', '2026-11-18')).toBe('tomorrow')
  })

  it('past or of another year is a date', () => {
    expect(dayName('2026-11-15', '2026-11-18')).toBe('Sunday, 15\u00a0November')
    expect(dayName('2025-11-16', '2026-11-18')).toBe('Sunday, 16 November 2025')
  })

  it('belongs to the zone', () => {
    expect(dayIn('2026-11-18T23:30:00Z', BERLIN)).toBe('2026-11-19')
  })
})

it('months and weekdays have names', () => {
  expect(month('2026-11-22')).toBe('November 2026')
  expect([1, 7].map(weekdayName)).toEqual(['Monday', 'Sunday'])
})
