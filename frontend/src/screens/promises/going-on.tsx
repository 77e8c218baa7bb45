import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { HomeOut, PromiseEnd, PromiseOut } from '../../api/schema.d.ts'
import { daysAfter, dayFits } from '../../format/coming-days.ts'
import { othersIn } from '../../format/people.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/promises.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Readers } from '../../parts/readers.tsx'
import { ReviewDay } from '../../parts/review-day.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Refusal } from './refusal.tsx'

const LATER_DAYS = 30

type Props = { home: HomeOut; promise: PromiseOut; put: (promise: PromiseOut) => void }

/** What its owner can do: once it came back, first of all say how it goes on. */
export function GoingOn(props: Props) {
  const { home, promise } = props
  const isBack = promise.review_on <= home.today
  const change = `/s/${home.id}/promises/new?change=${promise.id}`
  return (
    <Sheet title={isBack ? m.goingOnBack() : m.goingOn()} wash={isBack}>
      {isBack && promise.kind === 'experiment' && (
        <>
          <ButtonLink kind="quiet" href={`${change}&as=ritual`}>
            {m.keepAsRitual()}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${change}&as=commitment`}>
            {m.keepAsCommitment()}
          </ButtonLink>
        </>
      )}
      {promise.kind !== 'experiment' && <StillFitting {...props} isOpen={isBack} />}
      <ButtonLink
        kind="quiet"
        href={isBack && promise.kind === 'experiment' ? `${change}&as=experiment` : change}
      >
        {isBack && promise.kind === 'experiment' ? m.tryChanged() : m.promiseChange()}
      </ButtonLink>
      <Endings {...props} />
      <TakeBack {...props} />
    </Sheet>
  )
}

/** It goes on as it is, to another day. */
function StillFitting({ home, promise, put, isOpen }: Props & { isOpen: boolean }) {
  const { today } = home
  const [day, setDay] = useState(() => daysAfter(today, LATER_DAYS))
  const go = useAct(async () => {
    const params = { path: { space: home.id, promise: promise.id } }
    const body = { review_on: day }
    put(await ask(api.PUT('/api/v1/spaces/{space}/promises/{promise}/review-day', { params, body })))
  })
  const fields = (
    <div class="stack">
      <ReviewDay label={m.lastReviewDay()} value={day} today={today} onChange={setDay} />
      {isOpen && <Readers readers={othersIn(home)} />}
      {isOpen && <p class="soft">{m.stillSeen()}</p>}
      <Refusal problem={go.problem} today={today} />
      <Button
        kind={isOpen ? 'main' : 'quiet'}
        onClick={() => dayFits(day, today) && void go.run()}
        pending={go.pending}
      >
        {m.stillFitting()}
      </Button>
    </div>
  )
  if (isOpen) return fields
  return (
    <details>
      <summary>{m.otherDay()}</summary>
      {fields}
    </details>
  )
}

/** How it went, as its owner says it. The others see no difference. */
function Endings({ home, promise, put }: Props) {
  const end = useAct(async (how: PromiseEnd) => {
    const params = { path: { space: home.id, promise: promise.id } }
    put(await ask(api.PUT('/api/v1/spaces/{space}/promises/{promise}/end', { params, body: { how } })))
  })
  return (
    <details open={promise.review_on <= home.today}>
      <summary>{m.promiseEnding()}</summary>
      <div class="stack">
        <p class="soft">{m.promiseEndingSeen()}</p>
        <Button kind="quiet" onClick={() => void end.run('kept')} pending={end.pending}>
          {m.endKept()}
        </Button>
        <Button kind="quiet" onClick={() => void end.run('let-go')} pending={end.pending}>
          {m.endLetGo()}
        </Button>
        <Refusal problem={end.problem} today={home.today} />
      </div>
    </details>
  )
}

/** Gone for all, its owner too: asked once. */
function TakeBack({ home, promise }: Props) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const take = useAct(async () => {
    const params = { path: { space: home.id, promise: promise.id } }
    await ask(api.DELETE('/api/v1/spaces/{space}/promises/{promise}', { params }))
    route(`/s/${home.id}/promises`, true)
  })
  return (
    <>
      <Button kind="link" onClick={() => setAsking(true)}>
        {m.promiseTakeBack()}
      </Button>
      {asking && (
        <Dialog title={m.promiseTakeBackTitle()} onClose={() => setAsking(false)}>
          <p>{m.promiseTakeBackMeans()}</p>
          <Refusal problem={take.problem} today={home.today} />
          <div class="stack-small">
            <Button onClick={take.run} pending={take.pending}>
              {m.promiseTakeBackYes()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {app.back()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
