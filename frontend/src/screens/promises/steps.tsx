import type { Act } from '../../api/act.ts'
import type { HomeOut, PromiseKind, RitualExample } from '../../api/schema.d.ts'
import { daysAfter } from '../../format/coming-days.ts'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf, othersIn } from '../../format/people.ts'
import type { Draft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/promises.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { ConfidenceField } from '../../parts/confidence.tsx'
import { Field, TextArea } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Readers } from '../../parts/readers.tsx'
import { ReviewDay } from '../../parts/review-day.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Steps } from '../../parts/steps.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { bodyOf, EXPERIMENT_DAYS, fromExample, type Filled, type Part } from './filling.ts'
import type { Words } from './new-promise.tsx'
import { ruleOf } from './often.ts'
import { OftenField, TimeField } from './often-field.tsx'
import { oftenWords } from './often-words.ts'
import { Refusal } from './refusal.tsx'
import { KIND_NAMES, Said } from './said.tsx'

export type StepProps = {
  home: HomeOut
  words: Words
  filled: Filled
  where: Draft<Filled>['where']
  /** Which step of how many. */
  at: number
  of: number
  isChange: boolean
  /** What has to be put right before it goes on. */
  fault: Part | undefined
  change: (part: Partial<Filled>) => void
  /** Nothing where this is the first step. */
  back: (() => void) | undefined
  next: () => void
  share: Act<[]>
}

export function KindStep(props: StepProps) {
  const { filled, change, isChange } = props
  const option = (value: PromiseKind, description: string) => ({
    value,
    title: KIND_NAMES[value](),
    description,
  })
  return (
    <Screen
      place={app.navUs()}
      title={isChange ? m.changeTitle() : m.newTitle()}
      lead={isChange ? m.changeLead() : m.newLead()}
      foot={<Foot {...props} />}
      step="kind"
    >
      <Choices
        label={m.newKind()}
        quietLabel
        options={[
          option('experiment', m.kindExperimentMeans()),
          option('commitment', m.kindCommitmentMeans()),
          option('ritual', m.kindRitualMeans()),
        ]}
        value={filled.kind}
        onChange={(kind) => change({ kind })}
      />
      {props.fault && (
        <Notice>
          <p>{m.newKindChoose()}</p>
        </Notice>
      )}
    </Screen>
  )
}

export function WordsStep(props: StepProps) {
  const { words, filled, change, fault } = props
  const { ask, help, hint } = words[filled.kind ?? 'experiment']
  // What a check-in says of it has been published, and was written before it came back.
  const means = filled.kind === 'experiment' ? m.kindExperimentMeans() : help
  return (
    <Screen
      place={app.navUs()}
      above={<Steps at={props.at} of={props.of} />}
      title={ask}
      foot={<Foot {...props} />}
      step="words"
    >
      <TextArea
        label={ask}
        quietLabel
        hint={means}
        placeholder={hint}
        value={filled.words}
        onInput={(text) => change({ words: text })}
        fault={fault === 'words' && !filled.words.trim() ? m.newWordsNeeded() : undefined}
      />
      {!filled.words.trim() && <Examples {...props} />}
    </Screen>
  )
}

/** Ways to begin; of a ritual with all its fields. */
function Examples({ words, filled, change }: StepProps) {
  const offered: readonly (string | RitualExample)[] = words[filled.kind ?? 'experiment'].examples
  return (
    <ul class="starters" aria-label={app.nextExamples()}>
      {offered.map((example) => {
        const text = typeof example === 'string' ? example : example.words
        const taken = () =>
          change(typeof example === 'string' ? { words: example } : fromExample(filled, example))
        return (
          <li key={text}>
            <Button kind="quiet" onClick={taken}>
              {text}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

export function OftenStep(props: StepProps) {
  const { home, filled, change, fault } = props
  const isChosen = filled.often.every !== 'weeks' || filled.often.days.length > 0
  return (
    <Screen
      place={app.navUs()}
      above={<Steps at={props.at} of={props.of} />}
      title={m.oftenTitle()}
      lead={isChosen && filled.at ? oftenWords({ rule: ruleOf(filled.often), at: filled.at }) : undefined}
      foot={<Foot {...props} />}
      step="often"
    >
      <OftenField
        value={filled.often}
        today={home.today}
        fault={fault === 'often' ? m.oftenDaysNeeded() : undefined}
        onChange={(often) => change({ often })}
      />
      <TimeField
        at={filled.at}
        fault={fault === 'at' ? m.ritualAtNeeded() : undefined}
        onInput={(at) => change({ at })}
      />
    </Screen>
  )
}

export function AboutStep(props: StepProps) {
  const { filled, change, fault } = props
  return (
    <Screen
      place={app.navUs()}
      above={<Steps at={props.at} of={props.of} />}
      title={m.aboutTitle()}
      lead={m.aboutLead()}
      foot={<Foot {...props} />}
      step="about"
    >
      <Field
        label={m.ritualMinutes()}
        type="number"
        inputMode="numeric"
        min={1}
        max={1440}
        value={filled.minutes}
        fault={fault === 'minutes' ? m.ritualMinutesMisfit() : undefined}
        onInput={(minutes) => change({ minutes })}
      />
      <TextArea label={m.ritualStarts()} value={filled.starts} onInput={(starts) => change({ starts })} />
      <TextArea label={m.ritualWhy()} value={filled.why} onInput={(why) => change({ why })} />
      <TextArea label={m.ritualEnds()} value={filled.ends} onInput={(ends) => change({ ends })} />
    </Screen>
  )
}

/** When it comes back, and exactly what the others will see. */
export function LastStep(props: StepProps) {
  const { home, filled, change, share } = props
  const { today, members } = home
  const isExperiment = filled.kind === 'experiment'
  const day = isExperiment ? daysAfter(today, EXPERIMENT_DAYS) : filled.reviewOn
  const { ritual } = bodyOf(filled, {})
  const whole = ritual ? { minutes: null, starts: null, why: null, ends: null, ...ritual } : null
  return (
    <Screen
      place={app.navUs()}
      above={<Steps at={props.at} of={props.of} />}
      title={m.lastTitle()}
      lead={m.lastLead()}
      foot={
        <Foot {...props} name={props.isChange ? m.shareChange() : m.shareNew()} pending={share.pending} />
      }
      step="last"
    >
      {isExperiment ? (
        <p>{m.lastExperiment({ day: dayName(day, today) })}</p>
      ) : (
        <ReviewDay
          label={m.lastReviewDay()}
          hint={m.lastReviewDayMeans()}
          value={filled.reviewOn}
          today={today}
          onChange={(reviewOn) => change({ reviewOn })}
        />
      )}
      <ConfidenceField value={filled.confidence} onChange={(confidence) => change({ confidence })} />
      <Readers readers={othersIn(home)} />
      <Sheet>
        <Said
          words={filled.words.trim()}
          confidence={filled.confidence}
          ritual={whole}
          owner={meIn(members)}
          mine
          who={nameOf(members, meIn(members))}
          members={members}
        />
        {day && <small>{m.promiseUntil({ day: dayName(day, today) })}</small>}
      </Sheet>
      {props.isChange && <p class="soft">{m.changeSeen()}</p>}
      <Refusal problem={share.problem} today={today} absent={m.problemSourceGone()} />
    </Screen>
  )
}

type FootProps = StepProps & { name?: string; pending?: boolean }

function Foot({ home, where, back, next, name, pending = false }: FootProps) {
  return (
    <>
      <KeptLine where={where} />
      {back ? (
        <Button kind="quiet" onClick={back}>
          {app.back()}
        </Button>
      ) : (
        <ButtonLink kind="quiet" href={`/s/${home.id}/promises`}>
          {app.back()}
        </ButtonLink>
      )}
      <Button onClick={next} pending={pending}>
        {name ?? app.next()}
      </Button>
    </>
  )
}
