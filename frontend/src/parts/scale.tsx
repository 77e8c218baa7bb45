import '../look/fields.css'
import { useId } from 'preact/hooks'

import { number } from '../format/numbers.ts'
import * as m from '../messages/app.ts'
import { Button } from './button.tsx'

const STEPS = [1, 2, 3, 4, 5] as const

type Props = {
  /** What is rated: the prompt. */
  label: string
  /** The words at 1 and at 5. */
  low: string
  high: string
  value: number | null
  onChange: (value: number | null) => void
}

/** One to five, about my own experience. Nothing chosen is as good an answer as any, so it can be cleared. */
export function Scale({ label, low, high, value, onChange }: Props) {
  const name = useId()
  const words: Record<number, string> = { 1: low, 5: high }
  return (
    <fieldset class="scale">
      <legend class="unseen">{label}</legend>
      <div>
        {STEPS.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              onChange={() => onChange(step)}
            />
            {number(step)}
            {words[step] && <span class="unseen">, {words[step]}</span>}
          </label>
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </p>
      {value !== null && (
        <Button kind="link" onClick={() => onChange(null)}>
          {m.scaleClear()}
        </Button>
      )}
    </fieldset>
  )
}
