import type { AttemptOut, LoopOut, StepOut } from '../../api/schema.d.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { nothingWritten } from '../../messages/shared.ts'
import { Quote } from '../../parts/quote.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Way } from './way.ts'

/** What was heard, and whether it fitted. */
export function Loops({ way, shown }: { way: Way; shown: StepOut }) {
  const me = meIn(way.members)
  if (shown.loops.length === 0) return <p class="soft">{m.hearNobody()}</p>
  return (
    <>
      {shown.loops.map((loop) => (
        <Sheet key={`${loop.listener}/${loop.author}`} wash={loop.listener === me}>
          <Attempts way={way} loop={loop} />
        </Sheet>
      ))}
    </>
  )
}

/** One person's attempts at saying back, the first one first, each with its author's word on it. */
export function Attempts({ way, loop }: { way: Way; loop: LoopOut }) {
  const mine = loop.listener === meIn(way.members)
  const who = mine ? app.heardMine() : app.heedTheirs({ name: nameOf(way.members, loop.listener) })
  const author = nameOf(way.members, loop.author)
  return (
    <>
      {loop.attempts.map((attempt, n) => (
        <div key={n} class="stack-small">
          {attempt.words === null ? (
            <p class="soft">{mine ? m.heardLeft() : nothingWritten()}</p>
          ) : (
            <Quote who={who} mine={mine}>
              {attempt.words}
            </Quote>
          )}
          {attempt.fit && <p>{fitWords(attempt, mine ? author : undefined)}</p>}
        </div>
      ))}
    </>
  )
}

/** Whether it fits, as its author says it; without a name that is me. */
function fitWords({ fit }: AttemptOut, author: string | undefined): string {
  if (!fit) return ''
  const mine = {
    yes: app.heedSaidYes,
    partly: app.heedSaidPartly,
    'not-yet': m.fitSaidNotYet,
    rest: m.fitSaidRest,
  }
  const theirs = {
    yes: app.heardFits,
    partly: app.heardPartly,
    'not-yet': m.heardNotYet,
    rest: m.heardRest,
  }
  const said = author === undefined ? mine[fit.fit]() : theirs[fit.fit]({ name: author })
  return fit.words ? `${said} ${app.quoted({ words: fit.words })}` : said
}
