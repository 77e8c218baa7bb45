import './filling.css'
import { useId } from 'preact/hooks'

import type { Option } from '../api/schema.d.ts'
import { number } from '../format/numbers.ts'
import * as m from '../messages/shared.ts'

type Props = {
  label: string
  hint: string
  options: readonly Option[]
  most: number
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

/** Some of many, up to so many; then another waits until one is let go. */
export function Feelings({ label, hint, options, most, value, onChange }: Props) {
  const id = useId()
  const isFull = value.length >= most
  const choose = (box: HTMLInputElement, option: string) => {
    if (!box.checked) onChange(value.filter((one) => one !== option))
    else if (!isFull) onChange([...value, option])
    else box.checked = false
  }
  return (
    <fieldset class="field" aria-describedby={id}>
      <legend class="unseen">{label}</legend>
      <p id={id} class="soft">
        {hint}
      </p>
      <div class="chips">
        {options.map((option) => {
          const checked = value.includes(option.id)
          return (
            <label key={option.id} class="chip">
              <input
                type="checkbox"
                checked={checked}
                aria-disabled={(isFull && !checked) || undefined}
                onChange={(event) => choose(event.currentTarget, option.id)}
              />
              {option.label}
            </label>
          )
        })}
      </div>
      <p class="live soft" role="status">
        {isFull && m.feelingsFull({ most: number(most) })}
      </p>
    </fieldset>
  )
}
