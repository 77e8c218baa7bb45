import { useState } from 'preact/hooks'

import type { Act } from '../../api/act.ts'
import type { BoundaryOut, HomeOut } from '../../api/schema.d.ts'
import { dayFits } from '../../format/coming-days.ts'
import { shortDate } from '../../format/days.ts'
import { othersIn } from '../../format/people.ts'
import { back as backWord } from '../../messages/app.ts'
import * as m from '../../messages/boundaries.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Readers } from '../../parts/readers.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Steps } from '../../parts/steps.tsx'
import { NAMES, PARTS, saysOf } from '../boundary/parts.ts'
import { topicOf } from '../boundary/read-boundary.ts'
import { Refusal } from '../boundary/refusal.tsx'
import { SaysWords } from '../boundary/says.tsx'
import { COUNT, type StepProps } from './steps.tsx'
import { bodyOf, fits } from './writing.ts'

type Props = StepProps & {
  home: HomeOut
  today: string
  /** The one that is being changed, as it is now. */
  of: BoundaryOut | undefined
  go: (step: number) => void
  share: Act<[]>
  again: () => void
  keep: Act<[]>
}

/** Exactly what the others will see, and who they are; then it is shared, or kept. */
export function SeenStep(props: Props) {
  const { writing, change, words, where, back, isChange, home, today, of, go, again, share, keep } = props
  const [hurried, setHurried] = useState(false)
  const missing = PARTS.find((part) => !fits(writing, part))
  const isReady = missing === undefined && dayFits(writing.review_on, today)
  const run = (act: Act<[]>) => (isReady ? void act.run() : setHurried(true))
  const isPrivate = writing.over === 0
  const href = `/s/${home.id}/boundaries/${writing.id}`
  return (
    <Screen
      place={m.boundariesTitle()}
      above={!isChange && <Steps at={COUNT} of={COUNT} />}
      title={m.newBoundarySeenTitle()}
      step="seen"
      foot={
        <>
          <KeptLine where={where} />
          {isPrivate ? (
            <Button kind="quiet" onClick={() => run(keep)} pending={keep.pending}>
              {m.newBoundaryKeep()}
            </Button>
          ) : (
            <ButtonLink kind="quiet" href={href}>
              {backWord()}
            </ButtonLink>
          )}
          <Button onClick={() => run(share)} pending={share.pending}>
            {isPrivate ? m.newBoundaryShare() : m.newBoundaryShareChange()}
          </Button>
        </>
      }
    >
      <Readers readers={othersIn(home)} />
      <Sheet>
        <SaysWords says={saysOf(bodyOf(writing))} mine topic={topicOf(words, writing.topic)} />
        <p class="soft">{m.boundaryStands({ day: shortDate(writing.review_on) })}</p>
      </Sheet>
      <p class="soft">{isPrivate ? m.newBoundarySeenAlone() : m.newBoundarySeenChange()}</p>
      {of && of.version !== writing.over && (
        <Notice>
          <p>{m.newBoundaryMoved()}</p>
          <div class="actions">
            <ButtonLink kind="link" href={href}>
              {m.boundaryProblemReload()}
            </ButtonLink>
            <Button kind="link" onClick={() => change({ over: of.version })}>
              {m.newBoundaryOnTop()}
            </Button>
          </div>
        </Notice>
      )}
      {hurried && missing && (
        <Notice kind="problem">
          <p>{m.newBoundaryMissing({ part: NAMES[missing]() })}</p>
        </Notice>
      )}
      <Refusal
        problem={share.problem ?? keep.problem}
        again={again}
        instead={{ 'other-body': m.newBoundaryMoved }}
      />
      {isChange ? (
        <details open>
          <summary>{m.newBoundaryParts()}</summary>
          <div class="stack-small">
            {[m.newBoundaryTopic(), ...PARTS.map((part) => words[part].ask), m.newBoundaryMoreTitle()].map(
              (name, step) => (
                <Button key={name} kind="link" onClick={() => go(step)}>
                  {name}
                </Button>
              ),
            )}
          </div>
        </details>
      ) : (
        <Button kind="link" onClick={back}>
          {backWord()}
        </Button>
      )}
    </Screen>
  )
}
