import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { fromField, toField } from '../../format/wall-time.ts'
import { bounds, misfit, returnTimes } from './return-times.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'))
afterEach(() => void vi.unstubAllEnvs())

/** What is offered at a local time, as local times. */
function offered(now: string, after?: string): Record<string, string> {
  const at = (local: string) => new Date(local).getTime()
  const times = returnTimes(at(now), after === undefined ? undefined : at(after))
  return Object.fromEntries(times.map((one) => [one.choice, toField(one.at)]))
}

describe('what is offered', () => {
  it('is a few spans, the evening and the morning, on whole minutes', () => {
    expect(offered('2026-11-23T17:12:20')).toEqual({
      twenty: '2026-11-23T17:33',
      half: '2026-11-23T17:43',
      hour: '2026-11-23T18:13',
      evening: '2026-11-23T20:00',
      morning: '2026-11-24T09:00',
    })
  })

  it('leaves out an evening that is near or past, and knows which morning comes next', () => {
    expect(offered('2026-11-23T19:30:00')).not.toHaveProperty('evening')
    expect(offered('2026-11-24T00:30:00')).toMatchObject({
      morning: '2026-11-24T09:00',
      evening: '2026-11-24T20:00',
    })
    expect(offered('2026-11-24T08:30:00')).toMatchObject({ morning: '2026-11-25T09:00' })
  })

  it('counts a move from what stood, and stays within two days from now', () => {
    expect(offered('2026-11-23T17:00:00', '2026-11-23T17:30:00')).toEqual({
      half: '2026-11-23T18:00',
      hour: '2026-11-23T18:30',
      evening: '2026-11-23T20:00',
      morning: '2026-11-24T09:00',
    })
    expect(offered('2026-11-23T17:00:00', '2026-11-25T16:45:00')).toEqual({})
  })

  it('is as long over the change of the clocks, and names the hour on the wall', () => {
    const spring = new Date('2027-03-28T01:45:00').getTime()
    const half = returnTimes(spring).find((one) => one.choice === 'half')
    expect(half?.at).toBe(spring + 30 * MINUTE)
    expect(toField(half?.at ?? 0)).toBe('2027-03-28T03:15')
    expect(offered('2027-03-27T22:00:00').morning).toBe('2027-03-28T09:00')
  })

  it.each(['2027-03-27T09:30:00', '2026-10-24T12:00:00', '2026-11-23T23:59:59'])('fits, at %s', (local) => {
    const now = new Date(local).getTime()
    for (const one of returnTimes(now)) expect(misfit(one.at, now)).toBeUndefined()
  })
})

describe('what does not fit', () => {
  const now = Date.parse('2026-11-23T09:00:00Z')

  it.each([
    [-1, 'past'],
    [0, 'past'],
    [19 * MINUTE, 'too-soon'],
    [20 * MINUTE, undefined],
    [48 * HOUR, undefined],
    [48 * HOUR + 1, 'too-far'],
  ])('%d milliseconds on: %s', (span, found) => {
    expect(misfit(now + span, now)).toBe(found)
  })

  it('a move has to be later', () => {
    expect(misfit(now + HOUR, now, now + HOUR)).toBe('not-later')
    expect(misfit(now + HOUR + 1, now, now + HOUR)).toBeUndefined()
  })
})

describe('the field for another time', () => {
  it('holds a moment to the minute, and gives it back', () => {
    const at = Date.parse('2026-11-23T17:42:00Z')
    expect(toField(at)).toBe('2026-11-23T18:42')
    expect(fromField(toField(at))).toBe(at)
    expect(fromField('')).toBeUndefined()
  })

  it('takes what the service takes', () => {
    const now = Date.parse('2026-11-23T09:00:30Z')
    const { min, max } = bounds(now)
    expect(misfit(fromField(min) ?? 0, now)).toBeUndefined()
    expect(misfit(fromField(max) ?? 0, now)).toBeUndefined()
    const later = bounds(now, now + HOUR)
    expect(misfit(fromField(later.min) ?? 0, now, now + HOUR)).toBeUndefined()
  })
})
