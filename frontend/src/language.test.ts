import { afterEach, describe, expect, it, vi } from 'vitest'

import { longDay, moment, whenIs } from './format/days.ts'
import { number } from './format/numbers.ts'
import { namesOf } from './format/people.ts'
import { rhythmWords } from './format/rhythm.ts'
import { bestOf, directionOf, language, markPage, nameOfLanguage } from './language.ts'
import * as account from './messages/account.ts'
import * as m from './messages/app.ts'
import { speak } from './words.ts'

const BERLIN = 'Europe/Berlin'
const wednesday = '2026-11-18'
const sunday = '2026-11-22T17:00:00Z'

function deviceSpeaks(...languages: string[]): void {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
}

afterEach(async () => {
  vi.restoreAllMocks()
  await speak('device')
})

describe('the language of the device', () => {
  it('is the first of its wishes that is there', () => {
    expect(bestOf(['fr-FR', 'de-AT', 'en'])).toBe('de')
    expect(bestOf(['en-US', 'de'])).toBe('en')
  })

  it('is English when none is there', () => {
    expect(bestOf(['fr', 'it'])).toBe('en')
    expect(bestOf([])).toBe('en')
  })

  it('does not take one language for another that begins alike', () => {
    expect(bestOf(['den', 'enm'])).toBe('en')
    expect(bestOf(['den', 'de'])).toBe('de')
  })

  it('holds until another is chosen, and again when the choice is given back', async () => {
    deviceSpeaks('de-CH')
    await speak('device')
    expect(language.value).toBe('de')
    await speak('en')
    expect(language.value).toBe('en')
    await speak('device')
    expect(language.value).toBe('de')
  })
})

describe('a chosen language', () => {
  it('is spoken at once and remembered on this device', async () => {
    await speak('de')
    expect([m.navHome(), account.join()]).toEqual(['Start', 'Mitmachen'])
    expect(localStorage.getItem('language')).toBe('de')
  })

  it('leaves nothing behind when the device decides again', async () => {
    await speak('de')
    await speak('device')
    expect(localStorage.length).toBe(0)
  })

  it('is said to the browser and to screen readers', async () => {
    markPage()
    await speak('de')
    expect(document.documentElement.lang).toBe('de')
    expect(document.documentElement.dir).toBe('ltr')
  })
})

it('a language that is written from the right turns the page around', () => {
  expect(['ar', 'he', 'fa-IR', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl'])
  expect(['en', 'de', 'pl'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr'])
})

it('each language calls itself by its own name', () => {
  expect([nameOfLanguage('en'), nameOfLanguage('de')]).toEqual(['English', 'Deutsch'])
})

describe('in German', () => {
  it('a time has a day before it as its sentence needs it', async () => {
    await speak('de')
    expect(m.homeUntil({ when: moment(sunday, BERLIN, wednesday) })).toBe(
      'Du kannst bis Sonntag um 18:00 Uhr schreiben',
    )
    expect(m.checkInLater({ when: whenIs(sunday, BERLIN, wednesday) })).toBe(
      'Die nächste Runde beginnt am Sonntag um 18:00 Uhr.',
    )
    expect(m.checkInLater({ when: whenIs(sunday, BERLIN, '2026-11-21') })).toBe(
      'Die nächste Runde beginnt morgen um 18:00 Uhr.',
    )
    expect(whenIs('2026-12-06T17:00:00Z', BERLIN, wednesday)).toBe(
      'am Sonntag, 6.\u00a0Dezember um 18:00 Uhr',
    )
  })

  it('dates, numbers, plurals and lists are written as in German', async () => {
    await speak('de')
    expect(longDay('2025-11-16', wednesday)).toBe('Sonntag, 16. November 2025')
    expect(number(4000)).toBe('4.000')
    expect(account.codeShort({ missing: 1 })).toContain('Ein Zeichen fehlt noch')
    expect(account.codeShort({ missing: 3 })).toContain('3 Zeichen fehlen noch')
    const members = ['Ana', 'Ben', 'Cleo'].map((name) => ({ id: name, name, me: false, gone: false }))
    expect(namesOf(members)).toBe('Ana, Ben und Cleo')
  })

  it('a rhythm has words', async () => {
    await speak('de')
    const sundays = { cadence: 'weekly', day: 7, at: '18:00', zone: BERLIN } as const
    expect(rhythmWords(sundays)).toBe('Jeden Sonntag um 18:00 Uhr')
    expect(rhythmWords({ ...sundays, cadence: 'fortnightly' })).toBe('Jeden zweiten Sonntag um 18:00 Uhr')
    expect(rhythmWords({ ...sundays, cadence: 'monthly' })).toBe('Jeden Monat am 7. um 18:00 Uhr')
  })
})
