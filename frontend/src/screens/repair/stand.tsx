import type { ComponentChildren } from 'preact'

import { useAct } from '../../api/act.ts'
import type { StepOut } from '../../api/schema.d.ts'
import { longDay } from '../../format/days.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import { repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Ending } from './ending.tsx'
import { Hearing } from './hearing.tsx'
import { Leftover } from './leftover.tsx'
import { Refusal } from './refusal.tsx'
import { SoFar } from './so-far.tsx'
import { StepsOf } from './steps-of.tsx'
import { isBlank, type Filled } from '../../filling/filling.ts'
import type { Step } from './turn.ts'
import { useWaiting } from './use-waiting.ts'
import { draftOf, isWaiting, shownAt, stepOf, type Place, type Way } from './way.ts'
import { Written } from './written.tsx'

type Props = {
  way: Way
  /** Where I stand; nowhere at the end. */
  place: Place | undefined
  go: (at: number) => void
  again: () => void
  onRound: () => void | Promise<void>
  head: ComponentChildren
  ways: ComponentChildren
}

/** Where I stand: the step and what it is for, what I can do in it, and what was written so far. */
export function Stand({ way, place, go, again, onRound, head, ways }: Props) {
  const step = place && stepOf(way, place.step)
  const shown = place && shownAt(way, place)
  const takes = way.now.take && place !== undefined && step !== undefined
  useWaiting(isWaiting(way), again)
  return (
    <Screen
      place={way.isAlone ? m.alonePlace() : repairTitle()}
      above={<StepsOf way={way} name={place?.step ?? null} />}
      title={step?.title ?? m.endTitle()}
      tab={takes ? undefined : 'us'}
      foot={takes && <Taking way={way} place={place} step={step} go={go} again={again} />}
      step={`${place?.lap}/${place?.step}`}
    >
      {head}
      {way.isAlone && (
        <Notice>
          <p>{m.aloneOnly()}</p>
        </Notice>
      )}
      {!way.now.review_on && step?.intro.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {place && step && !takes && (
        <p class="soft" role="status">
          {waitingWords(way, step, shown)}
        </p>
      )}
      {place && step?.type === 'hearing' ? (
        <Hearing way={way} place={place} step={step} again={again} />
      ) : (
        shown && <Written way={way} shown={shown} />
      )}
      {!place && <Ending way={way} onRound={onRound} again={again} />}
      <Leftover way={way} place={place} />
      <SoFar way={way} place={place} />
      {ways}
    </Screen>
  )
}

type TakingProps = { way: Way; place: Place; step: Step; go: (at: number) => void; again: () => void }

/** My turn: writing it and skipping it are one tap each. */
function Taking({ way, place, step, go, again }: TakingProps) {
  const draft = useKeptDraft<Filled>(draftOf(way, place), {})
  const blank = !('fields' in step) || isBlank(step, draft.value)
  const skip = useAct(async () => {
    await way.take(place, [])
    if (blank) draft.forget()
  })
  return (
    <>
      {skip.problem && (
        <div class="foot-line">
          <Refusal problem={skip.problem} again={again} />
        </div>
      )}
      {'skippable' in step && step.skippable && (
        <Button kind="quiet" onClick={skip.run} pending={skip.pending}>
          {m.turnSkip()}
        </Button>
      )}
      <Button onClick={() => go(1)}>{blank ? m.turnWrite() : m.turnGoOn()}</Button>
    </>
  )
}

/** One calm line on what happens next. It never says for whom one waits. */
function waitingWords({ now, today }: Way, step: Step, shown: StepOut | undefined): string {
  if (now.review_on) return m.waitsDay({ day: longDay(now.review_on, today) })
  if (step.type === 'hearing') return now.hear.length || now.fit.length ? '' : m.waitsHearing()
  if (!shown?.mine) return m.waitsQuiet()
  return shown.mine.fields.length ? m.waitsSealed() : m.waitsSkipped()
}
