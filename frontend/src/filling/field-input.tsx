import { useEffect, useState } from 'preact/hooks'

import type { Notice } from '../api/schema.d.ts'
import { number } from '../format/numbers.ts'
import { scaleClear } from '../messages/app.ts'
import * as m from '../messages/shared.ts'
import { Button } from '../parts/button.tsx'
import { Choices } from '../parts/choices.tsx'
import { TextArea } from '../parts/field.tsx'
import { ReviewDay } from '../parts/review-day.tsx'
import { Scale } from '../parts/scale.tsx'
import { Feelings } from './feelings.tsx'
import { noticesIn } from './notices.ts'
import { dayOf, feelingsOf, wordsOf, type Field, type Value } from './filling.ts'

type Props = { field: Field; value: Value; today: string; onChange: (value: Value) => void }

/** One field of any type. Its label is the screen's title. */
export function FieldInput({ field, value, today, onChange }: Props) {
  switch (field.type) {
    case 'text':
      return (
        <>
          <TextArea
            label={field.label}
            quietLabel
            hint={field.help ?? undefined}
            placeholder={field.hint}
            value={wordsOf(value)}
            onInput={onChange}
          />
          <Hints text={wordsOf(value)} notices={field.notices} />
        </>
      )
    case 'choice':
      return (
        <>
          {field.help && <p class="soft">{field.help}</p>}
          <Choices
            label={field.label}
            quietLabel
            options={field.options.map(({ id, label }) => ({ value: id, title: label }))}
            value={wordsOf(value) || undefined}
            onChange={onChange}
          />
          {value !== null && (
            <Button kind="link" onClick={() => onChange(null)}>
              {scaleClear()}
            </Button>
          )}
        </>
      )
    case 'feelings':
      return (
        <Feelings
          label={field.label}
          hint={[field.help, m.feelingsMost({ most: number(field.most) })].filter(Boolean).join(' ')}
          options={field.options}
          most={field.most}
          value={feelingsOf(value)}
          onChange={onChange}
        />
      )
    case 'scale':
      return (
        <>
          {field.help && <p class="soft">{field.help}</p>}
          <Scale
            label={field.label}
            low={field.low}
            high={field.high}
            value={typeof value === 'number' ? value : null}
            onChange={onChange}
          />
        </>
      )
    case 'day':
      return (
        <ReviewDay
          label={field.label}
          quietLabel
          hint={field.help ?? undefined}
          today={today}
          value={dayOf(field, value, today)}
          onChange={onChange}
        />
      )
  }
}

const PAUSE = 1500

/** A word in passing, once the writing pauses. It stands there until it no longer applies, and is read out once. */
function Hints({ text, notices }: { text: string; notices: readonly Notice[] }) {
  const [said, setSaid] = useState<readonly string[]>(() => noticesIn(text, notices))
  useEffect(() => {
    const timer = setTimeout(() => setSaid(noticesIn(text, notices)), PAUSE)
    return () => clearTimeout(timer)
  }, [text, notices])
  return (
    <div class="live stack-small" role="status">
      {said.map((one) => (
        <p key={one} class="notice">
          {one}
        </p>
      ))}
    </div>
  )
}
