import type { AnswerOut, CheckIn } from '../../api/schema.d.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Confided } from '../../parts/confidence.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TimeOutLink } from '../../parts/time-out-link.tsx'
import { isNew } from '../home/seen.ts'
import { Heard } from './heard.tsx'
import { Heed } from './heed.tsx'
import type { Reading as Value } from './read-round.ts'
import { Replies } from './replies.tsx'
import { WhatNext } from './what-next.tsx'

type Props = {
  day: string
  reading: Value
  again: () => void
  /** The newest opening: there is something to do with it. */
  isFresh: boolean
}

/** What was brought, person by person: the others' words first, then mine, then what next. */
export function Reading({ day, reading, again, isFresh }: Props) {
  const { round, home, words } = reading
  const exchanged = round.answers.length > 0
  const [title, ...nothing] = words.nothing
  return (
    <Screen
      place={day}
      title={exchanged ? titleFor(reading) : (title ?? m.nothingExchanged())}
      tab="earlier"
      step={round.n}
    >
      <Newer reading={reading} />
      {!exchanged && nothing.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {round.answers.map((answer) => (
        <Theirs key={answer.member} answer={answer} reading={reading} again={again} />
      ))}
      <Mine reading={reading} again={again} />
      {exchanged && <WhatNext reading={reading} again={again} canBegin={isFresh} />}
      {exchanged && <TimeOutLink space={home.id} />}
      {!exchanged && (
        <ButtonLink kind="quiet" href={`/s/${home.id}`}>
          {m.toHome()}
        </ButtonLink>
      )}
    </Screen>
  )
}

/** A later check-in has opened, perhaps while this one was being read. */
function Newer({ reading: { home, round } }: { reading: Value }) {
  const { latest } = home
  return (
    <div class="live" role="status">
      {latest && latest.n > round.n && isNew(home) && (
        <div class="notice">
          <p>{m.latestNewTitle()}</p>
          <ButtonLink kind="link" href={`/s/${home.id}/rounds/${latest.n}`}>
            {m.latestRead()}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}

function titleFor({ round }: Value): string {
  const brought = round.mine && round.mine.share !== 'keep'
  return brought ? m.readingTitleAll() : m.readingTitleTheirs()
}

function Theirs({ answer, reading, again }: { answer: AnswerOut; reading: Value; again: () => void }) {
  const name = nameOf(reading.round.members, answer.member)
  const checkIn = reading.checkIns.get(answer.pack) ?? reading.words
  return (
    <Sheet title={m.readingTheirs({ name })}>
      {answer.replies.length ? (
        <Confided confidence={answer.confidence} mine={false}>
          <Replies replies={answer.replies} checkIn={checkIn} name={name} />
        </Confided>
      ) : (
        <p class="soft">{m.readingNothingThere()}</p>
      )}
      <Heard author={answer.member} name={name} reading={reading} words={checkIn.heard} again={again} />
    </Sheet>
  )
}

/** Mine, and what the others heard in it. What I kept says so: only I see it here. */
function Mine({ reading, again }: { reading: Value; again: () => void }) {
  const { mine, heard, members } = reading.round
  if (!mine || mine.replies.length === 0) return null
  const checkIn: CheckIn = reading.checkIns.get(mine.pack) ?? reading.words
  return (
    <Sheet title={m.readingMine()}>
      <p class="soft">{mine.share === 'keep' ? m.readingMineKept() : m.readingMineShared()}</p>
      <Confided confidence={mine.confidence} mine>
        <Replies replies={mine.replies} checkIn={checkIn} />
      </Confided>
      {heard
        .filter((one) => one.author === meIn(members))
        .map((one) => (
          <Heed key={one.listener} heard={one} reading={reading} again={again} />
        ))}
    </Sheet>
  )
}
