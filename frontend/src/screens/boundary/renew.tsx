import { useState } from 'preact/hooks'

import type { Act } from '../../api/act.ts'
import type { BoundaryOut, MemberOut } from '../../api/schema.d.ts'
import { dayFits, daysAfter } from '../../format/coming-days.ts'
import { shortDate } from '../../format/days.ts'
import { namesOf } from '../../format/people.ts'
import * as m from '../../messages/boundaries.ts'
import { Button } from '../../parts/button.tsx'
import { ReviewDay } from '../../parts/review-day.tsx'
import { USUAL_DAYS } from './review.ts'
import { Refusal } from './refusal.tsx'

type Props = {
  boundary: BoundaryOut
  today: string
  readers: readonly MemberOut[]
  renew: Act<[string]>
  again: () => void
}

/** One tap for three more months, or another day; the words stay as they are. */
export function Renew({ boundary, today, readers, renew, again }: Props) {
  const usual = daysAfter(today, USUAL_DAYS)
  const [day, setDay] = useState(usual)
  const names = namesOf(readers)
  return (
    <>
      <p>{names ? m.boundaryRenewReaches({ names }) : m.boundaryRenewNobody()}</p>
      <Refusal problem={renew.problem} again={again} />
      {boundary.review_on !== usual && (
        <Button
          kind={boundary.state === 'lapsed' ? 'main' : 'quiet'}
          onClick={() => void renew.run(usual)}
          pending={renew.pending}
        >
          {m.boundaryRenewOneTap({ day: shortDate(usual) })}
        </Button>
      )}
      <details>
        <summary>{m.boundaryRenewOther()}</summary>
        <div class="stack">
          <ReviewDay label={m.boundaryRenewDay()} value={day} today={today} onChange={setDay} />
          <Button
            kind="quiet"
            onClick={() => dayFits(day, today) && void renew.run(day)}
            pending={renew.pending}
          >
            {m.boundaryRenewSave()}
          </Button>
        </div>
      </details>
    </>
  )
}
