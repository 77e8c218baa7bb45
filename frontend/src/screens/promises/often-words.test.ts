import { afterEach, describe, expect, it } from 'vitest'

import { speak, wordsThere } from '../../words.ts'
import { oftenWords } from './often-words.ts'

const LINES = [
  ['FREQ=DAILY', 'Every day at 18:00', 'Jeden Tag um 18:00 Uhr'],
  ['FREQ=WEEKLY;BYDAY=SU', 'Every Sunday at 18:00', 'Jeden Sonntag um 18:00 Uhr'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Monday to Friday at 18:00', 'Montag bis Freitag um 18:00 Uhr'],
  [
    'FREQ=WEEKLY;BYDAY=MO,WE,SU',
    'Every Monday, Wednesday and Sunday at 18:00',
    'Jeden Montag, Mittwoch und Sonntag um 18:00 Uhr',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    'Every second week on Friday at 18:00',
    'Jede zweite Woche am Freitag um 18:00 Uhr',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=FR,SA',
    'Every 3 weeks on Friday and Saturday at 18:00',
    'Alle 3 Wochen am Freitag und Samstag um 18:00 Uhr',
  ],
  ['FREQ=MONTHLY;BYMONTHDAY=15', 'On day 15 of each month at 18:00', 'Jeden Monat am 15. um 18:00 Uhr'],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'On the last day of each month at 18:00',
    'Am letzten Tag jedes Monats um 18:00 Uhr',
  ],
  [
    'FREQ=MONTHLY;BYDAY=-1FR',
    'On the last Friday of each month at 18:00',
    'Jeden Monat am letzten Freitag um 18:00 Uhr',
  ],
  ['FREQ=YEARLY', 'On the days below, at 18:00', 'An den Tagen unten, um 18:00 Uhr'],
] as const

describe('how often, in a line', () => {
  afterEach(() => speak('device'))

  it.each(LINES)('%s is %s', async (rule, english, german) => {
    await wordsThere()
    expect(oftenWords({ rule, at: '18:00' })).toBe(english)
    await speak('de')
    await wordsThere()
    expect(oftenWords({ rule, at: '18:00' })).toBe(german)
  })
})
