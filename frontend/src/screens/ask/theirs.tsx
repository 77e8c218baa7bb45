import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { longDay } from '../../format/days.ts'
import { nameOf } from '../../format/people.ts'
import * as m from '../../messages/asks.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { ANSWERS, myAnswer, purposeOf, timeWords, titleOf } from '../ask-words.ts'
import { Answering } from './answering.tsx'
import type { Reading } from './ask.tsx'
import { Quoted } from './quoted.tsx'
import { Refusal } from './refusal.tsx'

type Props = { reading: Reading; anew: () => Promise<void> }

/** An ask that was put to me: three answers, or none; and afterwards one calm line. */
export function Theirs({ reading, anew }: Props) {
  const { route } = useLocation()
  const { home, ask: theirs, words } = reading
  const said = myAnswer(theirs)
  const [changing, setChanging] = useState(false)
  const name = nameOf(home.members, theirs.by)
  const title = titleOf(theirs, words, home, false)
  const quoted = <Quoted who={name} mine={false} purpose={purposeOf(words, theirs)} ask={theirs} />
  const whom = <p class="soft">{theirs.to_me_alone ? m.askToMeAlone() : m.askToSeveral()}</p>
  const unsay = useAct(async () => {
    const params = { path: { space: home.id, ask: theirs.id } }
    await ask(api.DELETE('/api/v1/spaces/{space}/asks/{ask}/answer', { params }))
    if (theirs.open) await anew()
    else route(`/s/${home.id}/asks`, true)
  })
  if (theirs.open && (!said || changing)) {
    return (
      <Answering
        reading={reading}
        title={title}
        anew={async () => {
          await anew()
          setChanging(false)
        }}
      >
        {quoted}
        {whom}
      </Answering>
    )
  }
  return (
    <Screen
      place={m.asksTitle()}
      title={title}
      step="said"
      foot={<ButtonLink href={`/s/${home.id}/asks`}>{m.askBack()}</ButtonLink>}
    >
      {quoted}
      {said && (
        <div class="stack-small" role="status">
          <p>
            <b>
              {said.time
                ? m.askYouSaidTime({ answer: ANSWERS[said.answer](), when: timeWords(said.time) })
                : m.askYouSaid({ answer: ANSWERS[said.answer]() })}
            </b>
          </p>
          {theirs.open && <p>{words?.replies[said.answer === 'not-now' ? 'not_now' : said.answer].mine}</p>}
        </div>
      )}
      {whom}
      <p class="soft">
        {theirs.open ? m.askAnswerOpen({ day: longDay(theirs.last_on, home.today) }) : m.askAnswerRests()}
      </p>
      <Refusal problem={unsay.problem} today={home.today} />
      <div class="stack-small">
        {theirs.open && (
          <Button kind="link" onClick={() => setChanging(true)}>
            {m.askAnswerChange()}
          </Button>
        )}
        <Button kind="link" onClick={unsay.run} pending={unsay.pending}>
          {m.askAnswerUnsay()}
        </Button>
        <p class="soft">{m.askAnswerUnsayMeans({ name })}</p>
      </div>
    </Screen>
  )
}
