import { describe, expect, it } from 'vitest'

import { fieldsToSend, filledFrom, hindranceOf, isBlank, joined, withDays, type Asked } from './filling.ts'

const TODAY = '2026-11-25'
const field = { help: null, required: false } as const
const asked: Asked = {
  fields: [
    {
      ...field,
      type: 'text',
      id: 'plan',
      label: 'Plan',
      hint: '…',
      required: true,
      explains: false,
      notices: [],
    },
    { ...field, type: 'feelings', id: 'felt', label: 'Felt', most: 2, options: [] },
    { ...field, type: 'scale', id: 'near', label: 'Near', low: 'hardly', high: 'very' },
    { ...field, type: 'day', id: 'day', label: 'Day', usual: 7 },
  ],
}

describe('what is filled in', () => {
  it('is blank until something stands in it, and then nothing of it goes out', () => {
    const filled = { plan: '  ', felt: [], near: null }
    expect(isBlank(asked, filled)).toBe(true)
    expect(fieldsToSend(asked, filled, TODAY)).toEqual([])
  })

  it('takes the offered day along with the rest', () => {
    expect(fieldsToSend(asked, { plan: ' Ask first. ' }, TODAY)).toEqual([
      { field: 'plan', words: 'Ask first.' },
      { field: 'day', day: '2026-12-02' },
    ])
  })

  it('sends of each field what fits its type, in the order of the fields', () => {
    const filled = { day: '2026-12-24', near: 4, felt: ['sad'], plan: 'Ask.' }
    expect(fieldsToSend(asked, filled, TODAY)).toEqual([
      { field: 'plan', words: 'Ask.' },
      { field: 'felt', feelings: ['sad'] },
      { field: 'near', rating: 4 },
      { field: 'day', day: '2026-12-24' },
    ])
  })

  it('comes back from the server as it was written', () => {
    const filled = { plan: 'Ask.', felt: ['sad'], near: 4, day: '2026-12-24' }
    const empty = { words: null, choice: null, feelings: null, rating: null, day: null }
    const fields = fieldsToSend(asked, filled, TODAY).map((one) => ({ ...empty, ...one }))
    expect(filledFrom({ fields })).toEqual(filled)
  })
})

describe('what is taken back', () => {
  it('loses no word of what had been begun there', () => {
    expect(joined(asked, { plan: 'Sent.', near: 4 }, { plan: 'Begun.', near: 2, day: '2026-12-24' })).toEqual(
      {
        plan: 'Sent.\n\nBegun.',
        near: 4,
        day: '2026-12-24',
      },
    )
    expect(joined(asked, {}, { plan: 'Begun.' })).toEqual({ plan: 'Begun.' })
    expect(joined(asked, { plan: 'Same.' }, { plan: 'Same.' })).toEqual({ plan: 'Same.' })
  })
})

describe('what keeps it from going out', () => {
  it('is what it needs and lacks', () => {
    expect(hindranceOf(asked, { near: 3 }, TODAY)).toEqual({ field: asked.fields[0], why: 'missing' })
  })

  it('is a text that is too long', () => {
    expect(hindranceOf(asked, { plan: 'a'.repeat(4001) }, TODAY)?.why).toBe('too-long')
    expect(hindranceOf(asked, { plan: 'a'.repeat(4000) }, TODAY)).toBeUndefined()
  })

  it.each([
    [TODAY, 'day'],
    ['2026-11-26', undefined],
    ['2027-11-26', undefined],
    ['2027-11-27', 'day'],
  ])('%s as its day: %s', (day, why) => {
    expect(hindranceOf(asked, { plan: 'Ask.', day }, TODAY)?.why).toBe(why)
  })

  it('is nothing where all fits', () => {
    const filled = { plan: 'Ask.' }
    expect(hindranceOf(asked, filled, TODAY)).toBeUndefined()
    expect(withDays(asked, filled, TODAY)).toEqual({ plan: 'Ask.', day: '2026-12-02' })
  })
})
