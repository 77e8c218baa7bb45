import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { Problem } from '../../api/problem.ts'
import { whenIs } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Screen } from '../../parts/screen.tsx'
import { openWriting } from './check-in.tsx'
import { forget, type Writing } from './writing.ts'

type Props = { writing: Writing; onCarried: (next: Writing) => void }

/**
 * The check-in opened while I was in it. What had been finished is shared; of what had not, every word stays here, to
 * copy or to carry on.
 */
export function OpenedMeanwhile({ writing, onCarried }: Props) {
  const [copied, setCopied] = useState(false)
  const [later, setLater] = useState<string>()
  const isUnsaved = writing.autosave.problem.value !== undefined
  const isShared = !isUnsaved && writing.share.value !== 'keep'
  const saved = isShared ? m.openedMeanwhileShared : m.openedMeanwhileSaved
  const lead = isUnsaved ? m.openedMeanwhile() : saved()
  const written = writing.checkIn.prompts.filter(({ id }) => writing.reply(id).words.trim())

  const opened = `/s/${writing.space}/rounds/${writing.n}`

  const copy = useAct(async () => {
    await navigator.clipboard.writeText(
      written.map((prompt) => `${prompt.ask}\n${writing.reply(prompt.id).words}`).join('\n\n'),
    )
    setCopied(true)
  })
  const carry = useAct(async () => {
    const { home, writing: next } = await openWriting(writing.space)
    if (!next) return setLater(whenIs(home.week.opens_at, home.zone, home.today))
    if (next.n === writing.n) throw new Problem('busy', 503)
    for (const { id } of next.checkIn.prompts) {
      if (writing.replies.value[id] && !next.replies.value[id]) next.change(id, writing.reply(id))
    }
    forget(writing)
    onCarried(next)
  })

  return (
    <Screen place={m.checkInPlace()} title={m.openedMeanwhileTitle()} lead={lead} step="opened">
      {written.map((prompt) => (
        <Quote key={prompt.id} who={prompt.ask} mine>
          {writing.reply(prompt.id).words}
        </Quote>
      ))}
      <ProblemNotice problem={carry.problem ?? copy.problem} />
      {later && (
        <Notice>
          <p>{m.openedMeanwhileLater({ when: later })}</p>
        </Notice>
      )}
      <div class="stack-small">
        {isShared ? (
          <ButtonLink href={opened}>{m.openedMeanwhileRead()}</ButtonLink>
        ) : (
          <Button onClick={carry.run} pending={carry.pending}>
            {m.openedMeanwhileCarry()}
          </Button>
        )}
        {written.length > 0 && (
          <Button kind="quiet" onClick={copy.run}>
            {copied ? m.copied() : m.copyText()}
          </Button>
        )}
        {!isShared && (
          <ButtonLink kind="quiet" href={opened}>
            {m.openedMeanwhileRead()}
          </ButtonLink>
        )}
      </div>
    </Screen>
  )
}
