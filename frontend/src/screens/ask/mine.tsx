import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { AskAnswerOut, AskedOut, AskReply } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { longDay, shortDay } from '../../format/days.ts'
import { nameOf, namesOf } from '../../format/people.ts'
import * as m from '../../messages/asks.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { purposeOf, timeWords, titleOf } from '../ask-words.ts'
import type { Reading } from './ask.tsx'
import { Quoted } from './quoted.tsx'
import { Refusal } from './refusal.tsx'

type Answered = AskedOut & { answer: AskAnswerOut }

/** What I asked, and each answer as it came. After a no there is nothing here to do but go back. */
export function Mine({ reading }: { reading: Reading }) {
  const { home, ask: mine, words } = reading
  const answered = mine.asked.filter((one): one is Answered => one.answer !== null)
  const isAlone = mine.asked.length === 1
  const [only] = answered
  const saidNo = answered.some(({ answer }) => answer.answer === 'no')
  const title =
    isAlone && only && words
      ? withName(replyTo(only, reading).title, nameOf(home.members, only.member))
      : undefined
  const names = namesOf(home.members.filter(({ id }) => mine.asked.some(({ member }) => member === id)))
  return (
    <Screen
      place={m.asksTitle()}
      title={title ?? titleOf(mine, words, home, true)}
      step={answered.length}
      foot={<ButtonLink href={`/s/${home.id}/asks`}>{m.askBack()}</ButtonLink>}
    >
      {isAlone && only && <Received one={only} reading={reading} />}
      {!isAlone &&
        words &&
        answered.map((one) => (
          <Sheet
            key={one.member}
            title={withName(replyTo(one, reading).title, nameOf(home.members, one.member))}
          >
            <Received one={one} reading={reading} />
          </Sheet>
        ))}
      <Quoted
        who={`${m.askMine({ names })}, ${shortDay(mine.asked_on)}`}
        mine
        purpose={saidNo ? undefined : purposeOf(words, mine)}
        ask={saidNo ? { ...mine, times: [] } : mine}
      />
      {!(isAlone && only) && <p>{stateOf(reading, answered.length > 0)}</p>}
      {!saidNo && <TakeBack reading={reading} />}
    </Screen>
  )
}

/** The kind words that belong to an answer, and the time in it. */
function Received({ one, reading }: { one: Answered; reading: Reading }) {
  const { answer, time } = one.answer
  const when = time && timeWords(time)
  return (
    <>
      {when && <p>{answer === 'yes' ? m.askTimeChosen({ when }) : m.askTimeNamed({ when })}</p>}
      {reading.words && (
        <p>{withName(replyTo(one, reading).text, nameOf(reading.home.members, one.member))}</p>
      )}
    </>
  )
}

function replyTo({ answer }: Answered, { words }: Reading): AskReply {
  const { yes, not_now, no } = (words as NonNullable<Reading['words']>).replies
  return { yes, 'not-now': not_now, no }[answer.answer]
}

/** Nothing is said of who has answered nothing: it may be that they never looked. */
function stateOf({ ask: mine, home }: Reading, isAnswered: boolean): string {
  const day = longDay(mine.last_on, home.today)
  if (!mine.open) return isAnswered ? '' : m.askMineRests()
  return isAnswered ? m.askMineOpenOthers({ day }) : m.askMineOpen({ day })
}

/** Gone for everyone, once one has read what that means. */
function TakeBack({ reading: { home, ask: mine } }: { reading: Reading }) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const take = useAct(async () => {
    const params = { path: { space: home.id, ask: mine.id } }
    await ask(api.DELETE('/api/v1/spaces/{space}/asks/{ask}', { params }))
    route(`/s/${home.id}/asks`, true)
  })
  return (
    <>
      <Button kind="link" onClick={() => setAsking(true)}>
        {m.askTakeBack()}
      </Button>
      {asking && (
        <Dialog title={m.askTakeBackTitle()} onClose={() => setAsking(false)}>
          <p>{m.askTakeBackMeans()}</p>
          <Refusal problem={take.problem} today={home.today} />
          <div class="stack-small">
            <Button onClick={take.run} pending={take.pending}>
              {m.askTakeBack()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {m.askKeep()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
