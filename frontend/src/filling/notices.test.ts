import { describe, expect, it } from 'vitest'

import { noticesIn } from './notices.ts'

const always = { phrases: ['you always', 'you never'], say: 'What happened this time?' }
const but = { phrases: ['but'], say: 'Does it need to be here?' }
const hadnt = { phrases: ['if you hadn’t'], say: 'What was yours?' }

describe('a word in passing', () => {
  it('comes for a phrase, large or small', () => {
    expect(noticesIn('You Never listen.', [always])).toEqual([always.say])
  })

  it('looks for whole words', () => {
    expect(noticesIn('A button, attributed to you.', [but])).toEqual([])
    expect(noticesIn('I am sorry, but', [but])).toEqual([but.say])
  })

  it('takes either apostrophe, and a phrase over two lines', () => {
    expect(noticesIn("if you\nhadn't gone", [hadnt])).toEqual([hadnt.say])
  })

  it('knows words of other languages', () => {
    const aber = { phrases: ['für alles'], say: 'Wofür genau?' }
    expect(noticesIn('Es tut mir leid, FÜR ALLES.', [aber])).toEqual([aber.say])
    expect(noticesIn('dafür alles', [aber])).toEqual([])
  })

  it('is said once, whatever stands there twice', () => {
    expect(noticesIn('you always, you never', [always, always])).toEqual([always.say])
  })

  it('stays away from what does not hold it', () => {
    expect(noticesIn('I was late.', [always, but, hadnt])).toEqual([])
  })
})
