import type { ComponentChildren } from 'preact'

import { useAct } from '../../api/act.ts'
import type { CardKind, HomeOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { Fields } from '../../filling/fields.tsx'
import { hindranceOf, withDays } from '../../filling/filling.ts'
import { hindranceWords } from '../../filling/hindrance.ts'
import { dayFits, daysAfter } from '../../format/coming-days.ts'
import { longDay } from '../../format/days.ts'
import { meIn, nameOf, othersIn } from '../../format/people.ts'
import { back } from '../../messages/app.ts'
import * as m from '../../messages/cards.ts'
import { turnToField } from '../../messages/shared.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { ConfidenceField, confidenceName } from '../../parts/confidence.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Readers } from '../../parts/readers.tsx'
import { ReviewDay } from '../../parts/review-day.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Refusal } from './refusal.tsx'
import { shareCard, type Writing } from './writing.ts'

const USUAL_DAYS = 30

type Props = {
  home: HomeOut
  kind: CardKind
  /** The number of the version that this will be. */
  n: number
  writing: Writing
  above: ComponentChildren
  onChange: (writing: Writing) => void
  go: (at: number) => void
  back: () => void
  onDone: () => void
}

/** The whole card as the others will see it, who they are, and how long it stays, before it is shared. */
export function ShareCard({ home, kind, n, writing, above, onChange, go, back: goBack, onDone }: Props) {
  const { filled, until, confidence } = writing
  const hindrance = hindranceOf(kind, filled, home.today)
  const dayMisfits = until !== null && !dayFits(until, home.today)
  const share = useAct(async () => {
    await shareCard(home, kind, writing, n)
    onDone()
  })
  const foot = (
    <>
      <Button kind="quiet" onClick={goBack}>
        {back()}
      </Button>
      {hindrance ? (
        <Button onClick={() => go(kind.fields.indexOf(hindrance.field))}>{turnToField()}</Button>
      ) : (
        <Button onClick={() => !dayMisfits && void share.run()} pending={share.pending}>
          {m.cardShare()}
        </Button>
      )}
    </>
  )
  return (
    <Screen place={kind.title} above={above} title={m.cardReviewTitle()} foot={foot} step="whole">
      {hindrance ? (
        <Notice>
          <p>{hindranceWords(hindrance, home.today, m.cardMissing)}</p>
        </Notice>
      ) : (
        <>
          <Readers readers={othersIn(home)} />
          <Sheet title={withName(kind.theirs, nameOf(home.members, meIn(home.members)))}>
            {confidence && <small>{confidenceName(confidence)}</small>}
            <Fields asked={kind} filled={withDays(kind, filled, home.today)} today={home.today} mine />
            {!dayMisfits && <p class="soft">{staysWords(home, kind, until)}</p>}
          </Sheet>
        </>
      )}
      <Refusal problem={share.problem} />
      {!hindrance && (
        <details open={confidence !== null || until !== null}>
          <summary>{m.cardMore()}</summary>
          <div class="stack">
            <ConfidenceField
              value={confidence}
              onChange={(chosen) => onChange({ ...writing, confidence: chosen })}
            />
            {kind.lasts_hours === null && (
              <LastDay
                today={home.today}
                until={until}
                onChange={(day) => onChange({ ...writing, until: day })}
              />
            )}
          </div>
        </details>
      )}
    </Screen>
  )
}

type LastDayProps = { today: string; until: string | null; onChange: (day: string | null) => void }

/** It may go by itself, on a day that its author chooses. */
function LastDay({ today, until, onChange }: LastDayProps) {
  return (
    <>
      <Check
        checked={until !== null}
        onChange={(checked) => onChange(checked ? daysAfter(today, USUAL_DAYS) : null)}
      >
        {m.cardGoes()}
      </Check>
      {until !== null && (
        <ReviewDay label={m.cardLastDay()} value={until} today={today} onChange={onChange} />
      )}
    </>
  )
}

/** How long it is there. */
function staysWords(home: HomeOut, kind: CardKind, until: string | null): string {
  if (kind.lasts_hours !== null) return m.cardHours({ hours: kind.lasts_hours })
  return until === null ? m.cardStays() : m.cardUntil({ day: longDay(until, home.today) })
}
