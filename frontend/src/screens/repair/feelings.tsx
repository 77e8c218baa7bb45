import { useId } from 'preact/hooks'

import type { Option } from '../../api/schema.d.ts'

type Props = {
  label: string
  hint: string
  options: readonly Option[]
  most: number
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

/** Some of many, up to so many; then the rest waits until one is let go. */
export function Feelings({ label, hint, options, most, value, onChange }: Props) {
  const id = useId()
  const isFull = value.length >= most
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
                disabled={isFull && !checked}
                onChange={() =>
                  onChange(checked ? value.filter((one) => one !== option.id) : [...value, option.id])
                }
              />
              {option.label}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
