import '../look/fields.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type Option<V extends string> = {
  value: V
  title: string
  description?: string | undefined
  /** The language of the title, where it is another one. */
  lang?: string
}

type Props<V extends string> = {
  label: string
  /** The label is the screen's title already: only read out here. */
  quietLabel?: boolean
  options: readonly Option<V>[]
  value: V | undefined
  onChange: (value: V) => void
}

/** One of a few, each with what it means. */
export function Choices<V extends string>({ label, quietLabel, options, value, onChange }: Props<V>) {
  const name = useId()
  return (
    <fieldset class="field">
      <legend class={quietLabel ? 'unseen' : 'label'}>{label}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <b lang={option.lang}>{option.title}</b>
              {option.description && <span class="soft">{option.description}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Yes or no to one thing. */
export function Check(props: {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ComponentChildren
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  )
}
