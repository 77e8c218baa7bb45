import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { RequestAnswer } from '../../api/schema.d.ts'
import { number } from '../../format/numbers.ts'
import { meIn } from '../../format/people.ts'
import { change, takeBackOne } from '../../messages/app.ts'
import * as m from '../../messages/boundaries.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import type { Reading } from './read-boundary.ts'
import { Refusal } from './refusal.tsx'

type Props = { reading: Reading; name: string; again: () => void }

const ANSWERS: readonly RequestAnswer[] = ['yes', 'no', 'not-now']
const NAMES: Record<RequestAnswer, () => string> = {
  yes: m.boundaryAnswerYes,
  no: m.boundaryAnswerNo,
  'not-now': m.boundaryAnswerNotNow,
}
const SAID: Record<RequestAnswer, () => string> = {
  yes: m.boundaryAnsweredYes,
  no: m.boundaryAnsweredNo,
  'not-now': m.boundaryAnsweredNotNow,
}

/** Yes, no or not now: three buttons that look alike. A yes can become a promise. */
export function AnswerRequest({ reading, name, again }: Props) {
  const { boundary, home, replies } = reading
  const said = replies[0]?.request_answer ?? null
  const [isOpen, setOpen] = useState(false)
  const path = { space: home.id, boundary: boundary.id }
  const answer = useAct(async (chosen: RequestAnswer) => {
    const params = { path, header: { 'tend-member': meIn(home.members) } }
    const body = { version: boundary.version, answer: chosen }
    await ask(api.PUT('/api/v1/spaces/{space}/boundaries/{boundary}/request-answer', { params, body }))
    setOpen(false)
    again()
  })
  const unsay = useAct(async () => {
    await ask(api.DELETE('/api/v1/spaces/{space}/boundaries/{boundary}/request-answer', { params: { path } }))
    again()
  })
  if (said && !isOpen) {
    return (
      <>
        <p>{SAID[said.answer]()}</p>
        {said.version !== boundary.version && (
          <p class="soft">{m.boundaryAnsweredEarlier({ n: number(said.version) })}</p>
        )}
        {said.answer === 'yes' && (
          <ButtonLink kind="quiet" href={`/s/${home.id}/promises/new?boundary=${boundary.id}`}>
            {m.boundaryAnswerPromise()}
          </ButtonLink>
        )}
        <Refusal problem={unsay.problem} />
        <div class="actions">
          <Button kind="link" onClick={() => setOpen(true)}>
            {change()}
          </Button>
          <Button kind="link" onClick={unsay.run} pending={unsay.pending}>
            {takeBackOne()}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p>{m.boundaryAnswerMeans({ name })}</p>
      <Refusal problem={answer.problem} again={again} />
      <div class="stack-small">
        {ANSWERS.map((one) => (
          <Button key={one} kind="quiet" onClick={() => void answer.run(one)} pending={answer.pending}>
            {NAMES[one]()}
          </Button>
        ))}
      </div>
    </>
  )
}
