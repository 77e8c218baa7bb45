import { useAct } from '../../api/act.ts'
import { namesOf, othersOf } from '../../format/people.ts'
import type { Draft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import * as shared from '../../messages/shared.ts'
import { hindranceWords } from '../../filling/hindrance.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Fields } from '../../filling/fields.tsx'
import { Refusal } from './refusal.tsx'
import { StepsOf } from './steps-of.tsx'
import { fieldsToSend, hindranceOf, isBlank, withDays, type Filled } from '../../filling/filling.ts'
import type { WrittenStep } from './turn.ts'
import type { Place, Way } from './way.ts'

type Props = {
  way: Way
  place: Place
  step: WrittenStep
  draft: Draft<Filled>
  go: (at: number) => void
  back: () => void
  again: () => void
  onDone: () => void
}

/** The whole turn once more, and who can read it when, before it goes out. */
export function Review({ way, place, step, draft, go, back, again, onDone }: Props) {
  const filled = draft.value
  const blank = isBlank(step, filled)
  const hindrance = blank && step.skippable ? undefined : hindranceOf(step, filled, way.today)
  const send = useAct(async () => {
    await way.take(place, fieldsToSend(step, filled, way.today))
    draft.forget()
    onDone()
  })
  const skip = useAct(async () => {
    await way.take(place, [])
    onDone()
  })
  const foot = (
    <>
      <Button kind="quiet" onClick={back}>
        {app.back()}
      </Button>
      {hindrance ? (
        <Button onClick={() => go(step.fields.indexOf(hindrance.field) + 1)}>{shared.turnToField()}</Button>
      ) : (
        <Button onClick={send.run} pending={send.pending}>
          {blank ? m.turnSkipStep() : way.isAlone ? m.turnKeep() : m.turnSend()}
        </Button>
      )}
    </>
  )
  return (
    <Screen
      place={step.title}
      above={<StepsOf way={way} name={step.name} />}
      title={blank ? m.turnBlankTitle() : m.turnReviewTitle()}
      foot={foot}
      step={`${place.lap}/${step.name}/review`}
    >
      {!blank && (
        <Sheet>
          <Fields asked={step} filled={withDays(step, filled, way.today)} today={way.today} mine />
        </Sheet>
      )}
      {hindrance ? (
        <>
          <Notice>
            <p>{hindranceWords(hindrance, way.today, m.turnMissing)}</p>
          </Notice>
          {step.skippable && hindrance.why === 'missing' && (
            <Button kind="link" onClick={skip.run} pending={skip.pending}>
              {m.turnSkipStep()}
            </Button>
          )}
        </>
      ) : (
        <p>{blank ? blankWords(way) : readersWords(way, step)}</p>
      )}
      <Refusal problem={send.problem ?? skip.problem} again={again} />
    </Screen>
  )
}

/** Who can read it, and from when on. */
function readersWords(way: Way, step: WrittenStep): string {
  if (way.isAlone) return m.turnAlone()
  return step.gate === 'everyone' ? m.turnSealed() : m.turnOpen({ names: namesOf(othersOf(way.members)) })
}

function blankWords(way: Way): string {
  return way.isAlone ? m.turnBlank() : m.turnBlankTogether()
}
