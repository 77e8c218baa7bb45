import { useState } from 'preact/hooks'

import type { BoundaryWords } from '../../api/schema.d.ts'
import { dayFits } from '../../format/coming-days.ts'
import type { Draft } from '../../kept-draft.ts'
import { back as backWord, next as nextWord } from '../../messages/app.ts'
import * as m from '../../messages/boundaries.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Check, Choices } from '../../parts/choices.tsx'
import { ConfidenceField } from '../../parts/confidence.tsx'
import { TextArea } from '../../parts/field.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { ReviewDay } from '../../parts/review-day.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steps } from '../../parts/steps.tsx'
import type { Part } from '../boundary/parts.ts'
import { fits, isBlank, type Writing } from './writing.ts'

export const COUNT = 7

export type StepProps = {
  writing: Writing
  change: (part: Partial<Writing>) => void
  words: BoundaryWords
  where: Draft<Writing>['where']
  back: () => void
  next: () => void
  /** Over one that there is: a part is left with “done”. */
  isChange: boolean
}

const NONE = 'none'

export function TopicStep({
  writing,
  change,
  words,
  where,
  back,
  next,
  isChange,
  space,
}: StepProps & { space: string }) {
  return (
    <Screen
      place={m.boundariesTitle()}
      above={!isChange && <Steps at={1} of={COUNT} />}
      title={m.newBoundaryTopic()}
      lead={words.opening.join(' ')}
      step="topic"
      foot={
        <>
          <KeptLine where={where} />
          {isChange ? (
            <Button kind="quiet" onClick={back}>
              {backWord()}
            </Button>
          ) : (
            <ButtonLink kind="quiet" href={`/s/${space}/boundaries`}>
              {backWord()}
            </ButtonLink>
          )}
          <Button onClick={next}>{isChange ? m.newBoundaryDone() : nextWord()}</Button>
        </>
      }
    >
      <Choices
        label={m.newBoundaryTopic()}
        quietLabel
        options={[
          ...words.topics.map(({ id, title }) => ({ value: id, title })),
          { value: NONE, title: m.newBoundaryTopicNone(), description: m.newBoundaryTopicNoneMeans() },
        ]}
        value={writing.topic ?? NONE}
        onChange={(topic) => change({ topic: topic === NONE ? null : topic })}
      />
    </Screen>
  )
}

/** One part in words, with examples of its topic as long as nothing is written. */
export function PartStep(props: StepProps & { part: Part; at: number }) {
  const { writing, change, words, where, part, at, back, next, isChange } = props
  const [hurried, setHurried] = useState(false)
  const { ask, hint, help } = words[part]
  const text = writing[part]
  const examples = words.topics.find(({ id }) => id === writing.topic)?.[part] ?? []
  return (
    <Screen
      place={m.boundariesTitle()}
      above={!isChange && <Steps at={at} of={COUNT} />}
      title={ask}
      lead={help}
      step={part}
      foot={
        <>
          <KeptLine where={where} />
          <Button kind="quiet" onClick={back}>
            {backWord()}
          </Button>
          <Button onClick={() => (fits(writing, part) ? next() : setHurried(true))}>
            {isChange ? m.newBoundaryDone() : nextWord()}
          </Button>
        </>
      }
    >
      <TextArea
        label={ask}
        quietLabel
        hint={part === 'request' ? m.newBoundaryMayBlank() : undefined}
        placeholder={hint}
        value={text}
        onInput={(written) => change({ [part]: written })}
        fault={hurried && isBlank(writing, part) ? m.newBoundaryBlank() : undefined}
      />
      {!text.trim() && examples.length > 0 && (
        <div class="stack-small">
          <p class="soft">{m.newBoundaryExamples()}</p>
          <ul class="starters" aria-label={m.newBoundaryExamples()}>
            {examples.map((example) => (
              <li key={example}>
                <Button kind="quiet" onClick={() => change({ [part]: example })}>
                  {example}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Screen>
  )
}

/** How it is to be read, and when it comes back. */
export function MoreStep({
  writing,
  change,
  where,
  back,
  next,
  isChange,
  today,
}: StepProps & { today: string }) {
  return (
    <Screen
      place={m.boundariesTitle()}
      above={!isChange && <Steps at={COUNT - 1} of={COUNT} />}
      title={m.newBoundaryMoreTitle()}
      step="more"
      foot={
        <>
          <KeptLine where={where} />
          <Button kind="quiet" onClick={back}>
            {backWord()}
          </Button>
          <Button onClick={() => dayFits(writing.review_on, today) && next()}>
            {isChange ? m.newBoundaryDone() : nextWord()}
          </Button>
        </>
      }
    >
      <Check checked={writing.ask_first} onChange={(ask_first) => change({ ask_first })}>
        <b>{m.newBoundaryAskFirst()}</b>
        <span class="soft">{m.newBoundaryAskFirstMeans()}</span>
      </Check>
      <ReviewDay
        label={m.newBoundaryReview()}
        hint={m.newBoundaryReviewMeans()}
        value={writing.review_on}
        today={today}
        onChange={(review_on) => change({ review_on })}
      />
      <ConfidenceField value={writing.confidence} onChange={(confidence) => change({ confidence })} />
    </Screen>
  )
}
