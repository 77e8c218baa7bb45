/** A turn while it is written: what stands in each field of a step, and what of it goes out. Knows types, no names. */
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import type { FieldIn, FieldOut, Ritual, TurnOut } from '../../api/schema.d.ts'
import { dayFits, daysAfter } from '../../format/coming-days.ts'

export type Step = Ritual['steps'][number]
/** A step in which everyone writes a turn of their own. */
export type WrittenStep = Extract<Step, { fields: unknown }>
export type Field = WrittenStep['fields'][number]
/** Words, a choice or a day; a rating; feelings. */
export type Value = string | number | readonly string[] | null
export type Filled = Readonly<Record<string, Value>>

/** What stands in a field: nothing, until something is put in. */
export function valueOf(filled: Filled, field: Field): Value {
  return filled[field.id] ?? null
}

export function wordsOf(value: Value): string {
  return typeof value === 'string' ? value : ''
}

export function feelingsOf(value: Value): readonly string[] {
  return typeof value === 'object' && value !== null ? value : []
}

/** The day in a field: the chosen one, or the one that is offered. */
export function dayOf(field: Extract<Field, { type: 'day' }>, value: Value, today: string): string {
  return wordsOf(value) || daysAfter(today, field.usual)
}

export function isFilled(value: Value): boolean {
  if (typeof value === 'string') return plain(value) !== ''
  return typeof value === 'number' || (value !== null && value.length > 0)
}

/** Is there nothing in it that would go out? Sent like this it is skipped. */
export function isBlank(step: WrittenStep, filled: Filled): boolean {
  return step.fields.every((field) => !isFilled(valueOf(filled, field)))
}

/** Why a turn can't go out as it is: the first field that does not fit, and how. */
export type Hindrance = { field: Field; why: 'missing' | 'too-long' | 'day' }

export function hindranceOf(step: WrittenStep, filled: Filled, today: string): Hindrance | undefined {
  for (const field of step.fields) {
    const value = valueOf(filled, field)
    if (field.required && !isFilled(value)) return { field, why: 'missing' }
    if (field.type === 'text' && lengthOf(wordsOf(value)) > WORDS_MOST) return { field, why: 'too-long' }
    if (field.type === 'day' && !dayFits(dayOf(field, value, today), today)) return { field, why: 'day' }
  }
  return undefined
}

/** With the day that is offered where none was chosen: it goes along with the rest, and never alone. */
export function withDays(step: WrittenStep, filled: Filled, today: string): Filled {
  if (isBlank(step, filled)) return filled
  const days = step.fields.filter((field) => field.type === 'day')
  return {
    ...filled,
    ...Object.fromEntries(days.map((field) => [field.id, dayOf(field, valueOf(filled, field), today)])),
  }
}

/** What goes out: the fields that hold something. Of a blank turn nothing does, and it is a skipped one. */
export function fieldsToSend(step: WrittenStep, filled: Filled, today: string): FieldIn[] {
  const whole = withDays(step, filled, today)
  return step.fields
    .filter((field) => isFilled(valueOf(whole, field)))
    .map((field) => fieldToSend(field, valueOf(whole, field)))
}

function fieldToSend(field: Field, value: Value): FieldIn {
  switch (field.type) {
    case 'text':
      return { field: field.id, words: plain(wordsOf(value)) }
    case 'choice':
      return { field: field.id, choice: wordsOf(value) }
    case 'feelings':
      return { field: field.id, feelings: [...feelingsOf(value)] }
    case 'scale':
      return { field: field.id, rating: Number(value) }
    case 'day':
      return { field: field.id, day: wordsOf(value) }
  }
}

/** A turn that the server has, to be written anew. */
export function filledFrom({ fields }: TurnOut): Filled {
  return Object.fromEntries(fields.map((field) => [field.field, valueFrom(field)]))
}

/** A turn taken back, over what had been begun there: of words nothing is lost, those that were begun follow. */
export function joined(step: WrittenStep, sent: Filled, begun: Filled): Filled {
  const texts = step.fields
    .filter((field) => field.type === 'text')
    .map(({ id }) => [wordsOf(sent[id] ?? null), wordsOf(begun[id] ?? null), id] as const)
    .filter(([mine, more]) => mine && more && mine !== more)
  return {
    ...begun,
    ...sent,
    ...Object.fromEntries(texts.map(([mine, more, id]) => [id, `${mine}\n\n${more}`])),
  }
}

function valueFrom({ words, choice, feelings, rating, day }: FieldOut): Value {
  return words ?? choice ?? feelings ?? rating ?? day
}
