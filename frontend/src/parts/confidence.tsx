import type { ComponentChildren } from 'preact'

import type { Confidence } from '../api/schema.d.ts'
import * as m from '../messages/shared.ts'
import { Choices } from './choices.tsx'

const NAMES: Record<Confidence, () => string> = {
  'between-us': m.confidenceBetweenUs,
  'ask-first': m.confidenceAskFirst,
}

export function confidenceName(confidence: Confidence): string {
  return NAMES[confidence]()
}

type FieldProps = { value: Confidence | null; onChange: (value: Confidence | null) => void }

/** What I ask of those who will read it. */
export function ConfidenceField({ value, onChange }: FieldProps) {
  return (
    <Choices
      label={m.confidenceLabel()}
      options={[
        { value: 'none', title: m.confidenceNone() },
        {
          value: 'between-us',
          title: m.confidenceBetweenUs(),
          description: m.confidenceBetweenUsMeans(),
        },
        { value: 'ask-first', title: m.confidenceAskFirst(), description: m.confidenceAskFirstMeans() },
      ]}
      value={value ?? 'none'}
      onChange={(chosen) => onChange(chosen === 'none' ? null : chosen)}
    />
  )
}

type ConfidedProps = {
  confidence: Confidence | null
  /** My own words are open; another's, once the mark has been read and pressed. */
  mine: boolean
  children: ComponentChildren
}

/** Words with their author's mark, which comes before them; without one, the words alone. */
export function Confided({ confidence, mine, children }: ConfidedProps) {
  if (confidence === null) return <>{children}</>
  if (mine) {
    return (
      <div class="stack-small">
        <small>{confidenceName(confidence)}</small>
        {children}
      </div>
    )
  }
  return (
    <details>
      <summary>{confidenceName(confidence)}</summary>
      {children}
    </details>
  )
}
