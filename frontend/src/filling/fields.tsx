import { longDay } from '../format/days.ts'
import { listOf } from '../format/people.ts'
import { ratingWords } from '../format/ratings.ts'
import * as m from '../messages/shared.ts'
import { Quote } from '../parts/quote.tsx'
import {
  feelingsOf,
  isFilled,
  valueOf,
  wordsOf,
  type Asked,
  type Field,
  type Filled,
  type Value,
} from './filling.ts'

type Props = { asked: Asked; filled: Filled; today: string; mine: boolean }

/** What stands in the fields, in their order. Empty ones are not there. */
export function Fields({ asked, filled, today, mine }: Props) {
  const given = asked.fields.filter((field) => isFilled(valueOf(filled, field)))
  if (given.length === 0) return <p class="soft">{m.nothingWritten()}</p>
  return (
    <>
      {given.map((field) => (
        <Quote key={field.id} who={field.label} mine={mine}>
          {saidIn(field, valueOf(filled, field), today)}
        </Quote>
      ))}
    </>
  )
}

/** What stands in one field, in words. */
export function saidIn(field: Field, value: Value, today: string): string {
  switch (field.type) {
    case 'text':
      return wordsOf(value)
    case 'choice':
      return field.options.find(({ id }) => id === value)?.label ?? ''
    case 'feelings':
      return listOf(
        field.options.filter(({ id }) => feelingsOf(value).includes(id)).map(({ label }) => label),
      )
    case 'scale':
      return ratingWords(field, Number(value))
    case 'day':
      return longDay(wordsOf(value), today)
  }
}
