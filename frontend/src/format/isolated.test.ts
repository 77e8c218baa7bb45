import { afterEach, describe, expect, it } from 'vitest'

import { withName } from '../content.ts'
import { language } from '../language.ts'
import * as m from '../messages/app.ts'
import { wordsThere } from '../words.ts'
import { isolated } from './isolated.ts'
import { listOf } from './people.ts'

const NOOR = 'نور'

afterEach(() => {
  language.value = 'en'
})

describe('what someone wrote, inside a sentence', () => {
  it('stands alone when it is written from the right', () => {
    expect(isolated(NOOR)).toBe(`\u2068${NOOR}\u2069`)
    expect(isolated('נעמי')).toBe('\u2068נעמי\u2069')
  })

  it('is left as it is when nothing in it could turn', () => {
    for (const name of ['Ben', 'Zoë', '李', '🌻 Joy 👩‍👩‍👧', '…']) expect(isolated(name)).toBe(name)
  })

  it('stands alone in a language from the right, whatever it is', () => {
    language.value = 'he' as never
    expect(isolated('Ben')).toBe('\u2068Ben\u2069')
  })

  it('cannot end its isolation by a hidden sign, nor leave one of its own open', () => {
    expect(isolated('Ben\u2069\u202e')).toBe('\u2068Ben\u202e\u2069')
    expect(isolated('\u2067Ben')).toBe('\u2068\u2067Ben\u2069\u2069')
  })

  it('is isolated in each message, each line of a pack and each list of names', async () => {
    await wordsThere()
    expect(m.heardSave({ name: NOOR })).toBe(`Let \u2068${NOOR}\u2069 read it`)
    expect(listOf([NOOR, 'Ben'])).toBe(`\u2068${NOOR}\u2069 and Ben`)
    expect(withName('What {name} needs', NOOR)).toBe(`What \u2068${NOOR}\u2069 needs`)
    expect(m.weekReadyGift({ names: listOf([NOOR, 'Ben']) })).toContain(
      `\u2068\u2068${NOOR}\u2069 and Ben\u2069.`,
    )
  })

  it('keeps signs that mean something elsewhere', () => {
    expect(withName('What {name} needs', '$& $1')).toBe('What $& $1 needs')
  })
})
