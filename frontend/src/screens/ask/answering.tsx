import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { AskAnswerOut } from '../../api/schema.d.ts'
import { serverNow } from '../../clock.ts'
import { longDay } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import { fromField, toField } from '../../format/wall-time.ts'
import { back } from '../../messages/app.ts'
import * as m from '../../messages/asks.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { ANSWERS, myAnswer, timeMisfit, timeTitle } from '../ask-words.ts'
import { TimeField } from '../asks/time-field.tsx'
import type { Reading } from './ask.tsx'
import { Refusal } from './refusal.tsx'

type Answer = AskAnswerOut['answer']
type Props = { reading: Reading; title: string; anew: () => Promise<void>; children: ComponentChildren }

const IN_ORDER: readonly Answer[] = ['yes', 'not-now', 'no']

/** Yes, not now or no: the same size, the same place. A yes may choose a time, a not now may name one. */
export function Answering({ reading: { home, ask: theirs }, title, anew, children }: Props) {
  const before = myAnswer(theirs)
  const [answer, setAnswer] = useState<Answer | undefined>(before?.answer)
  const [chosen, setChosen] = useState(before?.answer === 'yes' ? (before.time ?? '') : '')
  const [named, setNamed] = useState(
    before?.answer === 'not-now' && before.time ? toField(Date.parse(before.time)) : '',
  )
  const [hurried, setHurried] = useState(false)
  const name = nameOf(home.members, theirs.by)
  const now = serverNow()
  const times = theirs.times.filter((time) => Date.parse(time) > now)
  const say = useAct(async (said: Answer, time: string | null) => {
    const params = {
      path: { space: home.id, ask: theirs.id },
      header: { 'tend-member': meIn(home.members) },
    }
    await ask(api.PUT('/api/v1/spaces/{space}/asks/{ask}/answer', { params, body: { answer: said, time } }))
    await anew()
  })
  const send = () => {
    const at = answer === 'not-now' && named ? fromField(named) : undefined
    const isWrong = answer === 'not-now' && named !== '' && timeMisfit(at, serverNow()) !== undefined
    if (!answer || isWrong) return setHurried(true)
    const offered = answer === 'yes' && times.includes(chosen) ? chosen : null
    void say.run(answer, at === undefined ? offered : new Date(at).toISOString())
  }
  return (
    <Screen
      place={m.asksTitle()}
      title={title}
      step="answering"
      foot={
        <>
          <ButtonLink kind="quiet" href={`/s/${home.id}/asks`}>
            {back()}
          </ButtonLink>
          <Button onClick={send} pending={say.pending}>
            {m.askAnswerSay()}
          </Button>
        </>
      }
    >
      {children}
      <Choices
        label={m.askAnswerLabel()}
        options={IN_ORDER.map((one) => ({ value: one, title: ANSWERS[one]() }))}
        value={answer}
        onChange={(one) => {
          setAnswer(one)
          setHurried(false)
        }}
      />
      {answer === 'yes' && times.length > 0 && (
        <Choices
          label={m.askYesTime()}
          options={[
            ...times.map((time) => ({ value: time, title: timeTitle(time) })),
            { value: '', title: m.askYesNoTime() },
          ]}
          value={times.includes(chosen) ? chosen : ''}
          onChange={setChosen}
        />
      )}
      {answer === 'not-now' && (
        <TimeField label={m.askNotNowTime()} value={named} hurried={hurried} onInput={setNamed} />
      )}
      {hurried && !answer && (
        <Notice>
          <p>{m.askAnswerChoose({ name })}</p>
        </Notice>
      )}
      <p>{m.askAnswerFree({ name })}</p>
      <p class="soft">
        {m.askAnswerSeen({ name })} {m.askAnswerOpen({ day: longDay(theirs.last_on, home.today) })}
      </p>
      <Refusal problem={say.problem} today={home.today} />
    </Screen>
  )
}
