import { dayFits, daysThatFit } from '../format/coming-days.ts'
import { longDay } from '../format/days.ts'
import * as m from '../messages/shared.ts'
import { Field } from './field.tsx'

type Props = {
  label: string
  quietLabel?: boolean
  hint?: string | undefined
  value: string
  /** The day it is now where the space is. */
  today: string
  onChange: (day: string) => void
}

/** A day ahead on which something comes back for a look, at most a year off. */
export function ReviewDay({ label, quietLabel = false, hint, value, today, onChange }: Props) {
  const { first, last } = daysThatFit(today)
  return (
    <Field
      label={label}
      quietLabel={quietLabel}
      hint={hint}
      type="date"
      min={first}
      max={last}
      value={value}
      onInput={onChange}
      fault={dayFits(value, today) ? undefined : reviewDayMisfit(today)}
    />
  )
}

/** What to say of a day that does not fit. */
export function reviewDayMisfit(today: string): string {
  const { first, last } = daysThatFit(today)
  return m.reviewDayMisfit({ from: longDay(first, today), to: longDay(last, today) })
}
