import { describe, expect, it } from 'vitest'

import { oftenOf, ruleOf, weekdayOf, type Often } from './often.ts'

const CHOICES: [string, Often][] = [
  ['FREQ=DAILY', { every: 'day' }],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', { every: 'workday' }],
  ['FREQ=WEEKLY;BYDAY=SU', { every: 'weeks', weeks: 1, days: ['SU'] }],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA', { every: 'weeks', weeks: 3, days: ['TU', 'SA'] }],
  ['FREQ=MONTHLY;BYMONTHDAY=15', { every: 'month-day', day: 15 }],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', { every: 'month-day', day: -1 }],
  ['FREQ=MONTHLY;BYDAY=1SU', { every: 'month-weekday', nth: 1, day: 'SU' }],
  ['FREQ=MONTHLY;BYDAY=-1FR', { every: 'month-weekday', nth: -1, day: 'FR' }],
]

describe('how often', () => {
  it.each(CHOICES)('%s is read as it was written', (rule, often) => {
    expect(ruleOf(often)).toBe(rule)
    expect(oftenOf(rule)).toEqual(often)
  })

  it.each([
    'FREQ=DAILY;INTERVAL=2',
    'FREQ=DAILY;COUNT=5',
    'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270101',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=1MO,1TU',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO',
    'FREQ=MONTHLY',
    'FREQ=YEARLY',
    '',
  ])('%s says more than can be chosen here, so nothing of it is guessed', (rule) => {
    expect(oftenOf(rule)).toBeUndefined()
  })

  it('puts the days of a week in their order, whichever was chosen first', () => {
    expect(ruleOf({ every: 'weeks', weeks: 1, days: ['SU', 'MO'] })).toBe('FREQ=WEEKLY;BYDAY=MO,SU')
  })

  it('knows the day of the week', () => {
    expect(weekdayOf('2026-11-29')).toBe('SU')
    expect(weekdayOf('2026-11-23')).toBe('MO')
  })
})
