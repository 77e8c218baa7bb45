import { describe, expect, it, vi } from 'vitest'

import type { AskOut, AskWords, HomeOut } from '../api/schema.d.ts'
import { begun, EVERYONE, purposeIn, readersOf } from './asks/asking.ts'
import { timeBounds, timeMisfit, timeTitle, timeWords, titleOf } from './ask-words.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const now = Date.parse('2026-11-23T09:00:30Z')

const ben = { id: 'ben', name: 'Ben', me: false, gone: false }
const cleo = { id: 'cleo', name: 'Cleo', me: false, gone: false }
const home = { members: [{ id: 'ana', name: 'Ana', me: true, gone: false }, ben, cleo] } as unknown as HomeOut
const words = {
  version: 1,
  purposes: [{ id: 'comfort', name: 'Comfort', theirs: '{name} would like some comfort' }],
} as unknown as AskWords

describe('a time that is offered', () => {
  it.each([
    [-MINUTE, 'past'],
    [0, 'past'],
    [MINUTE, undefined],
    [14 * DAY, undefined],
    [14 * DAY + 1, 'too-far'],
  ])('%d milliseconds on: %s', (span, found) => {
    expect(timeMisfit(now + span, now)).toBe(found)
  })

  it('is not there while the field is not whole', () => {
    expect(timeMisfit(undefined, now)).toBe('past')
  })

  it('fits at both ends of what the field takes', () => {
    const { first, last } = timeBounds(now)
    expect([timeMisfit(first, now), timeMisfit(last, now)]).toEqual([undefined, undefined])
    expect(first % MINUTE).toBe(0)
  })

  it('is said as this clock shows it, and begins large where it stands by itself', () => {
    vi.stubEnv('TZ', 'Europe/Berlin')
    const tomorrow = new Date(Date.now() + DAY).toISOString()
    expect(timeWords(tomorrow)).toMatch(/^tomorrow, \d\d:\d\d$/)
    expect(timeTitle(tomorrow)).toMatch(/^Tomorrow, \d\d:\d\d$/)
    vi.unstubAllEnvs()
  })
})

describe('an ask in a list', () => {
  it('says what mine is for, and who asks me for what', () => {
    const ask = { purpose: 'comfort', by: 'ben' } as AskOut
    expect(titleOf(ask, words, home, true)).toBe('Comfort')
    expect(titleOf(ask, words, home, false)).toBe('Ben would like some comfort')
  })

  it('has a title where its words are not known here', () => {
    const ask = { purpose: 'comfort', by: 'ben' } as AskOut
    expect(titleOf(ask, undefined, home, false)).toBe('Ben')
    expect(titleOf(ask, undefined, home, true)).not.toBe('')
  })
})

describe('whom it goes to', () => {
  const known = { home, words, others: [ben, cleo] }

  it('is who was chosen, or everyone', () => {
    expect(readersOf({ ...begun(1), to: 'cleo' }, known)).toEqual([cleo])
    expect(readersOf({ ...begun(1), to: EVERYONE }, known)).toEqual([ben, cleo])
  })

  it('is nobody before that, and nobody who has left meanwhile', () => {
    expect(readersOf(begun(1), known)).toEqual([])
    expect(readersOf({ ...begun(1), to: 'dora' }, known)).toEqual([])
  })

  it('is the other where there is one only', () => {
    expect(readersOf(begun(1), { ...known, others: [ben] })).toEqual([ben])
  })

  it('a purpose of another version has to be chosen anew', () => {
    expect(purposeIn({ ...begun(1), purpose: 'comfort' }, known)?.name).toBe('Comfort')
    expect(purposeIn({ ...begun(2), purpose: 'comfort' }, known)).toBeUndefined()
  })
})
