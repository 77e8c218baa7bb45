import '../look/fields.css'
import type { ComponentChildren, InputHTMLAttributes } from 'preact'
import { useId } from 'preact/hooks'

import { lengthOf, WORDS_MOST } from '../api/limits.ts'
import { number } from '../format/numbers.ts'
import * as m from '../messages/app.ts'

type Around = {
  label: string
  /** A soft line below the label. */
  hint?: string | undefined
  /** What would fit instead. */
  fault?: string | undefined
}

type FieldProps = Around & {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'password' | 'search' | 'time' | 'date' | 'datetime-local' | 'number'
  /** The label is the screen's title already: only read out here. */
  quietLabel?: boolean
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'autocomplete'
    | 'autocapitalize'
    | 'inputMode'
    | 'maxLength'
    | 'min'
    | 'max'
    | 'name'
    | 'required'
    | 'spellcheck'
    | 'autoFocus'
  >

/** One line to fill in. */
export function Field(props: FieldProps) {
  const { label, hint, fault, onInput, type = 'text', quietLabel = false, ...rest } = props
  const attributes = { ...rest, type } as InputHTMLAttributes<HTMLInputElement>
  return (
    <Labelled label={label} hint={hint} fault={fault} quiet={quietLabel}>
      {(ids) => (
        <input
          {...attributes}
          {...ids}
          class="input"
          dir={type === 'text' || type === 'search' ? 'auto' : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  )
}

type SelectProps = Around & {
  value: string
  options: readonly { value: string; name: string }[]
  onChange: (value: string) => void
}

/** One of several, in the device's own list. */
export function Select({ label, hint, fault, value, options, onChange }: SelectProps) {
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

type TextAreaProps = Around & {
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  placeholder?: string | undefined
  /** The label is the screen's title already: only read out here. */
  quietLabel?: boolean
}

/** Room to write that grows with the text. Too much is said kindly and never cut off. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, value, onInput, onBlur, placeholder, quietLabel = false } = props
  const fault = props.fault ?? tooLong(value)
  return (
    <Labelled label={label} hint={hint} fault={fault} quiet={quietLabel}>
      {(ids) => (
        <div class="grow" data-text={value}>
          <textarea
            {...ids}
            class="input"
            dir="auto"
            value={value}
            placeholder={placeholder}
            onInput={(event) => onInput(event.currentTarget.value)}
            onBlur={onBlur}
          />
        </div>
      )}
    </Labelled>
  )
}

/** What to say when a text is longer than fits, or nothing. */
export function tooLong(text: string): string | undefined {
  const length = text.length > WORDS_MOST ? lengthOf(text) : 0
  if (length <= WORDS_MOST) return undefined
  return m.tooLong({ most: number(WORDS_MOST), length: number(length) })
}

type Ids = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }
type LabelledProps = Around & { quiet?: boolean; children: (ids: Ids) => ComponentChildren }

function Labelled({ label, hint, fault, quiet = false, children }: LabelledProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id} class={quiet ? 'unseen' : undefined}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="soft">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      <p id={`${id}-fault`} class="fault" role="status">
        {fault}
      </p>
    </div>
  )
}
