import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import { serverNow } from '../../clock.ts'
import { number } from '../../format/numbers.ts'
import { fromField } from '../../format/wall-time.ts'
import type { Draft } from '../../kept-draft.ts'
import { back, next } from '../../messages/app.ts'
import * as m from '../../messages/asks.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { ConfidenceField } from '../../parts/confidence.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { timeMisfit } from '../ask-words.ts'
import { KeptLine } from '../../parts/kept-line.tsx'
import { EVERYONE, purposeIn, readersOf, type Asking, type Known } from './asking.ts'
import { TimeField } from './time-field.tsx'

export type StepProps = {
  known: Known
  asking: Asking
  where: Draft<Asking>['where']
  change: (part: Partial<Asking>) => void
  /** Back to the step before, or out. */
  onBack: (() => void) | undefined
  onNext: () => void
  onDone: () => void
}

const TIMES_MOST = 3

/** One of the others, or everyone. */
export function Whom(props: StepProps) {
  const { known, asking, change } = props
  const chosen = readersOf(asking, known).length > 0
  const everyone = { value: EVERYONE, title: m.newAskEveryone(), description: m.newAskEveryoneMeans() }
  return (
    <Step {...props} title={m.newAskWhomTitle()} fits={chosen}>
      {(hurried) => (
        <>
          <Choices
            label={m.newAskWhomTitle()}
            quietLabel
            options={[...known.others.map(({ id, name }) => ({ value: id, title: name })), everyone]}
            value={asking.to}
            onChange={(to) => change({ to })}
          />
          {hurried && <ChooseFirst />}
        </>
      )}
    </Step>
  )
}

export function What(props: StepProps) {
  const { known, asking, change } = props
  const purposes = known.words?.purposes ?? []
  const chosen = purposeIn(asking, known)
  return (
    <Step {...props} title={m.newAskWhatTitle()} fits={chosen !== undefined}>
      {(hurried) => (
        <>
          <Choices
            label={m.newAskWhatTitle()}
            quietLabel
            options={purposes.map(({ id, name, about }) => ({ value: id, title: name, description: about }))}
            value={chosen?.id}
            onChange={(purpose) => change({ purpose, pack: known.words?.version ?? asking.pack })}
          />
          {hurried && <ChooseFirst />}
        </>
      )}
    </Step>
  )
}

export function Words(props: StepProps) {
  const { known, asking, change } = props
  const purpose = purposeIn(asking, known)
  const isBlank = plain(asking.words) === ''
  return (
    <Step {...props} title={purpose?.ask ?? ''} fits={!isBlank && lengthOf(asking.words) <= WORDS_MOST}>
      {(hurried) => (
        <>
          <TextArea
            label={purpose?.ask ?? ''}
            quietLabel
            hint={purpose?.help}
            placeholder={purpose?.hint}
            value={asking.words}
            onInput={(words) => change({ words })}
            fault={hurried && isBlank ? m.newAskWords() : undefined}
          />
          <details>
            <summary>{m.newAskExamples()}</summary>
            <ul>
              {purpose?.examples.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Step>
  )
}

/** Up to three times, each of which may be left out again; and a word for whoever reads it. */
export function Times(props: StepProps) {
  const { asking, change } = props
  const times = asking.times
  const put = (n: number, value: string) =>
    change({ times: times.map((time, at) => (at === n ? value : time)) })
  const fit = times.every((time) => time === '' || timeMisfit(fromField(time), serverNow()) === undefined)
  return (
    <Step {...props} title={m.newAskTimesTitle()} lead={m.newAskTimesLead()} fits={fit}>
      {(hurried) => (
        <>
          {times.map((time, n) => (
            <div key={n} class="stack-small">
              <TimeField
                label={m.newAskTime({ n: number(n + 1) })}
                value={time}
                hurried={hurried}
                onInput={(value) => put(n, value)}
              />
              <Button kind="link" onClick={() => change({ times: times.filter((_, at) => at !== n) })}>
                {m.newAskTimeLess({ n: number(n + 1) })}
              </Button>
            </div>
          ))}
          {times.length < TIMES_MOST && (
            <Button kind="quiet" onClick={() => change({ times: [...times, ''] })}>
              {times.length === 0 ? m.newAskTimeFirst() : m.newAskTimeMore()}
            </Button>
          )}
          <ConfidenceField value={asking.confidence} onChange={(confidence) => change({ confidence })} />
        </>
      )}
    </Step>
  )
}

type AroundProps = StepProps & {
  title: string
  lead?: string
  /** Can one go on? If not, `children` learn that one wants to. */
  fits: boolean
  children: (hurried: boolean) => ComponentChildren
}

function Step({ known, where, title, lead, fits, onBack, onNext, children }: AroundProps) {
  const [hurried, setHurried] = useState(false)
  const foot = (
    <>
      <KeptLine where={where} />
      <BackButton space={known.home.id} onBack={onBack} />
      <Button onClick={() => (fits ? onNext() : setHurried(true))}>{next()}</Button>
    </>
  )
  return (
    <Screen place={m.asksTitle()} title={title} lead={lead} foot={foot} step={title}>
      {children(hurried && !fits)}
    </Screen>
  )
}

/** To the step before; from the first one to the list. */
export function BackButton({ space, onBack }: { space: string; onBack: (() => void) | undefined }) {
  if (!onBack) {
    return (
      <ButtonLink kind="quiet" href={`/s/${space}/asks`}>
        {back()}
      </ButtonLink>
    )
  }
  return (
    <Button kind="quiet" onClick={onBack}>
      {back()}
    </Button>
  )
}

function ChooseFirst() {
  return (
    <Notice>
      <p>{m.newAskChoose()}</p>
    </Notice>
  )
}
