/** What the content's fields hold while someone fills them in, and what of it goes out. Knows types, no names. */
import { lengthOf, plain, WORDS_MOST } from '../api/limits.ts'
import type { CardKind, FieldIn, FieldOut } from '../api/schema.d.ts'
import { dayFits, daysAfter } from '../format/coming-days.ts'

export type Field = CardKind['fields'][number]
/** What asks for them: a step, or a kind of card. */
export type Asked = { fields: readonly Field[] }
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

/** Is there nothing in them that would go out? */
export function isBlank(asked: Asked, filled: Filled): boolean {
  return asked.fields.every((field) => !isFilled(valueOf(filled, field)))
}

/** Why it can't go out as it is: the first field that does not fit, and how. */
export type Hindrance = { field: Field; why: 'missing' | 'too-long' | 'day' }

export function hindranceOf(asked: Asked, filled: Filled, today: string): Hindrance | undefined {
  for (const field of asked.fields) {
    const value = valueOf(filled, field)
    if (field.required && !isFilled(value)) return { field, why: 'missing' }
    if (field.type === 'text' && lengthOf(wordsOf(value)) > WORDS_MOST) return { field, why: 'too-long' }
    if (field.type === 'day' && !dayFits(dayOf(field, value, today), today)) return { field, why: 'day' }
  }
  return undefined
}

/** With the day that is offered where none was chosen: it goes along with the rest, and never alone. */
export function withDays(asked: Asked, filled: Filled, today: string): Filled {
  if (isBlank(asked, filled)) return filled
  const days = asked.fields.filter((field) => field.type === 'day')
  return {
    ...filled,
    ...Object.fromEntries(days.map((field) => [field.id, dayOf(field, valueOf(filled, field), today)])),
  }
}

/** What goes out: the fields that hold something. */
export function fieldsToSend(asked: Asked, filled: Filled, today: string): FieldIn[] {
  const whole = withDays(asked, filled, today)
  return asked.fields
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

/** What the server has, to be read or written anew. */
export function filledFrom({ fields }: { fields: readonly FieldOut[] }): Filled {
  return Object.fromEntries(fields.map((field) => [field.field, valueFrom(field)]))
}

/** What was taken back, over what had been begun there: of words nothing is lost, those that were begun follow. */
export function joined(asked: Asked, sent: Filled, begun: Filled): Filled {
  const texts = asked.fields
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
