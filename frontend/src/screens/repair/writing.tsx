import { useKeptDraft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import { turnOptional } from '../../messages/shared.ts'
import { Button } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { FieldInput } from '../../filling/field-input.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { Review } from './review.tsx'
import { StepsOf } from './steps-of.tsx'
import { valueOf, type Filled, type Value } from '../../filling/filling.ts'
import type { WrittenStep } from './turn.ts'
import { draftOf, type Place, type Way } from './way.ts'

type Props = {
  way: Way
  place: Place
  step: WrittenStep
  /** Which field, counted from 1; after the last comes the whole. */
  at: number
  go: (at: number) => void
  back: () => void
  again: () => void
  onDone: () => void
}

/** My turn, a field a screen, and then the whole of it before it goes out. */
export function Writing({ way, place, step, at, go, back, again, onDone }: Props) {
  const draft = useKeptDraft<Filled>(draftOf(way, place), {})
  const field = step.fields[at - 1]
  if (!field) {
    return (
      <Review
        way={way}
        place={place}
        step={step}
        draft={draft}
        go={go}
        back={back}
        again={again}
        onDone={onDone}
      />
    )
  }
  const change = (value: Value) => draft.change({ ...draft.value, [field.id]: value })
  const foot = (
    <>
      <KeptLine where={draft.where} />
      <Button kind="quiet" onClick={back}>
        {app.back()}
      </Button>
      <Button onClick={() => go(at + 1)}>{app.next()}</Button>
    </>
  )
  return (
    <Screen
      place={step.title}
      above={<StepsOf way={way} name={step.name} />}
      title={field.label}
      lead={!field.required && field.type !== 'day' && turnOptional()}
      foot={foot}
      step={`${place.lap}/${step.name}/${field.id}`}
    >
      <FieldInput
        key={field.id}
        field={field}
        value={valueOf(draft.value, field)}
        today={way.today}
        onChange={change}
      />
    </Screen>
  )
}
