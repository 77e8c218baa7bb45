import { serverNow } from '../../clock.ts'
import { fromField, toField } from '../../format/wall-time.ts'
import * as m from '../../messages/asks.ts'
import { Field } from '../../parts/field.tsx'
import { timeBounds, timeMisfit, type TimeMisfit } from '../ask-words.ts'

type Props = {
  label: string
  value: string
  /** Someone wants to go on: what does not fit is said. */
  hurried: boolean
  onInput: (value: string) => void
}

const MISFITS: Record<TimeMisfit, () => string> = {
  past: m.problemTimePast,
  'too-far': m.problemTimeTooFar,
}

/** A time within two weeks, as the clock here shows it; it may stay empty. */
export function TimeField({ label, value, hurried, onInput }: Props) {
  const { first, last } = timeBounds(serverNow())
  const found = value && hurried ? timeMisfit(fromField(value), serverNow()) : undefined
  return (
    <Field
      label={label}
      hint={m.newAskTimeClock()}
      type="datetime-local"
      min={toField(first)}
      max={toField(last)}
      value={value}
      fault={found && MISFITS[found]()}
      onInput={onInput}
    />
  )
}
