import { describe, expect, it } from 'vitest'

import { fieldsToSend, filledFrom, hindranceOf, isBlank, joined, withDays, type WrittenStep } from './turn.ts'

const TODAY = '2026-11-25'
const field = { help: null, required: false } as const
const step: WrittenStep = {
  type: 'plan',
  name: 'change',
  title: 'What changes',
  intro: [],
  gate: 'everyone',
  skippable: true,
  unlocks: null,
  mine: 'Yours',
  theirs: 'Theirs',
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

describe('a turn', () => {
  it('is blank until something stands in it, and then goes out as a skipped one', () => {
    const filled = { plan: '  ', felt: [], near: null }
    expect(isBlank(step, filled)).toBe(true)
    expect(fieldsToSend(step, filled, TODAY)).toEqual([])
  })

  it('takes the offered day along with the rest', () => {
    expect(fieldsToSend(step, { plan: ' Ask first. ' }, TODAY)).toEqual([
      { field: 'plan', words: 'Ask first.' },
      { field: 'day', day: '2026-12-02' },
    ])
  })

  it('sends of each field what fits its type, in the ritual’s order', () => {
    const filled = { day: '2026-12-24', near: 4, felt: ['sad'], plan: 'Ask.' }
    expect(fieldsToSend(step, filled, TODAY)).toEqual([
      { field: 'plan', words: 'Ask.' },
      { field: 'felt', feelings: ['sad'] },
      { field: 'near', rating: 4 },
      { field: 'day', day: '2026-12-24' },
    ])
  })

  it('comes back from the server as it was written', () => {
    const filled = { plan: 'Ask.', felt: ['sad'], near: 4, day: '2026-12-24' }
    const empty = { words: null, choice: null, feelings: null, rating: null, day: null }
    const fields = fieldsToSend(step, filled, TODAY).map((one) => ({ ...empty, ...one }))
    expect(filledFrom({ member: 'me', fields, answers: [] })).toEqual(filled)
  })
})

describe('a turn that is taken back', () => {
  it('loses no word of what had been begun there', () => {
    expect(joined(step, { plan: 'Sent.', near: 4 }, { plan: 'Begun.', near: 2, day: '2026-12-24' })).toEqual({
      plan: 'Sent.\n\nBegun.',
      near: 4,
      day: '2026-12-24',
    })
    expect(joined(step, {}, { plan: 'Begun.' })).toEqual({ plan: 'Begun.' })
    expect(joined(step, { plan: 'Same.' }, { plan: 'Same.' })).toEqual({ plan: 'Same.' })
  })
})

describe('what keeps a turn from going out', () => {
  it('is what it needs and lacks', () => {
    expect(hindranceOf(step, { near: 3 }, TODAY)).toEqual({ field: step.fields[0], why: 'missing' })
  })

  it('is a text that is too long', () => {
    expect(hindranceOf(step, { plan: 'a'.repeat(4001) }, TODAY)?.why).toBe('too-long')
    expect(hindranceOf(step, { plan: 'a'.repeat(4000) }, TODAY)).toBeUndefined()
  })

  it.each([
    [TODAY, 'day'],
    ['2026-11-26', undefined],
    ['2027-11-26', undefined],
    ['2027-11-27', 'day'],
  ])('%s as its day: %s', (day, why) => {
    expect(hindranceOf(step, { plan: 'Ask.', day }, TODAY)?.why).toBe(why)
  })

  it('is nothing where all fits', () => {
    const filled = { plan: 'Ask.' }
    expect(hindranceOf(step, filled, TODAY)).toBeUndefined()
    expect(withDays(step, filled, TODAY)).toEqual({ plan: 'Ask.', day: '2026-12-02' })
  })
})
