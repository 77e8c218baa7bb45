import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { Problem } from '../../api/problem.ts'
import { wordsOf } from '../../api/words.ts'
import { whenIs } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import * as checkIn from '../../messages/check-in.ts'
import * as words from '../../messages/offline.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Screen } from '../../parts/screen.tsx'
import { openWriting } from './open-writing.ts'
import type { Reply } from './unsent.ts'
import type { Writing } from './writing.ts'
import { forgetKept } from './writings.ts'

type Props = { writing: Writing; onCarried: (next: Writing) => void; onLetGo: () => void }

/**
 * The check-in opened while I was in it, or what I wrote could not go out and waiting does not help. What had been
 * finished is shared; of what had not, every word stays here, to carry on, to copy or to let go.
 */
export function Refused({ writing, onCarried, onLetGo }: Props) {
  const [copied, setCopied] = useState(false)
  const [later, setLater] = useState<string>()
  const [asking, setAsking] = useState(false)
  const { space, n } = writing.place
  const problem = writing.autosave.problem.value
  const hasOpened = !problem || problem.passes || problem.type === 'round-opened'
  const isShared = !problem && writing.share.value !== 'keep'
  const opened = `/s/${space}/rounds/${n}`
  const written = writing.checkIn.prompts.filter(({ id }) => writing.reply(id).words.trim())

  const copy = useAct(async () => {
    await navigator.clipboard.writeText(
      written.map((prompt) => `${prompt.ask}\n${writing.reply(prompt.id).words}`).join('\n\n'),
    )
    setCopied(true)
  })
  const carry = useAct(async () => {
    const { week, today, writing: next } = await openWriting(space)
    if (!next) return setLater(whenIs(week.opensAt, week.zone, today))
    if (next.place.n === n) throw new Problem('busy', 503)
    for (const { id } of next.checkIn.prompts) {
      const reply = writing.replies.value[id]
      if (reply) next.change(id, joined(next.reply(id), reply))
    }
    await next.keep()
    await writing.drop()
    onCarried(next)
  })
  const letGo = useAct(async () => {
    if (problem?.type === 'not-found') await forgetKept(space)
    else await writing.drop()
    onLetGo()
  })

  return (
    <Screen place={checkIn.checkInPlace()} {...saidOf(problem, isShared)} step="refused">
      {written.map((prompt) => (
        <Quote key={prompt.id} who={prompt.ask} mine>
          {writing.reply(prompt.id).words}
        </Quote>
      ))}
      <ProblemNotice problem={carry.problem ?? copy.problem} />
      {later && (
        <Notice>
          <p>{words.openedMeanwhileLater({ when: later })}</p>
        </Notice>
      )}
      <div class="stack-small">
        {isShared && <ButtonLink href={opened}>{words.openedMeanwhileRead()}</ButtonLink>}
        {hasOpened && !isShared && (
          <Button onClick={carry.run} pending={carry.pending}>
            {words.openedMeanwhileCarry()}
          </Button>
        )}
        {written.length > 0 && (
          <Button kind="quiet" onClick={copy.run}>
            {copied ? m.copied() : m.copyText()}
          </Button>
        )}
        {hasOpened && !isShared && (
          <ButtonLink kind="quiet" href={opened}>
            {words.openedMeanwhileRead()}
          </ButtonLink>
        )}
        {writing.isUnsent && (
          <Button kind="link" onClick={() => setAsking(true)}>
            {words.unsentLetGo()}
          </Button>
        )}
      </div>
      {asking && (
        <Dialog title={words.unsentLetGoTitle()} onClose={() => setAsking(false)}>
          <p>{words.unsentLetGoMeans()}</p>
          <div class="stack-small">
            <Button onClick={letGo.run} pending={letGo.pending}>
              {words.unsentLetGo()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {m.cancel()}
            </Button>
          </div>
        </Dialog>
      )}
    </Screen>
  )
}

function saidOf(problem: Problem | undefined, isShared: boolean): { title: string; lead: string } {
  const title = words.openedMeanwhileTitle()
  if (!problem)
    return { title, lead: isShared ? words.openedMeanwhileShared() : words.openedMeanwhileSaved() }
  if (problem.passes || problem.type === 'round-opened') return { title, lead: words.openedMeanwhile() }
  if (problem.type === 'not-found') return { title: words.unsentGoneTitle(), lead: words.unsentGone() }
  return { title: words.unsentTitle(), lead: wordsOf(problem) }
}

/** Nothing of either is lost: words follow words, and the newer check-in's own number stays. */
function joined(there: Reply, carried: Reply): Reply {
  const words = [there.words, carried.words].filter((text) => text.trim()).join('\n\n')
  return { rating: there.rating ?? carried.rating, words, keep: there.keep || carried.keep }
}
