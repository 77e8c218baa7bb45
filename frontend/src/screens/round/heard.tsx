import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { plain } from '../../api/limits.ts'
import type { HeardWords } from '../../api/schema.d.ts'
import { useDraft } from '../../draft.ts'
import { meIn } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import { HeardForm } from './heard-form.tsx'
import type { Reading } from './read-round.ts'

type Props = { author: string; name: string; reading: Reading; words: HeardWords; again: () => void }

/** What I heard in someone's answer: only its author reads it, and may say whether it fits. */
export function Heard({ author, name, reading, words, again }: Props) {
  const { home, round } = reading
  const said = round.heard.find((heard) => heard.author === author)
  const [text, write, forget] = useDraft(`heard/${meIn(round.members)}/${round.n}/${author}`, said?.words)
  const [open, setOpen] = useState(text !== (said?.words ?? ''))
  const params = { path: { space: home.id, n: round.n, author } }

  const save = useAct(async () => {
    const body = { words: plain(text) }
    await ask(api.PUT('/api/v1/spaces/{space}/rounds/{n}/heard/{author}', { params, body }))
    forget()
    setOpen(false)
    again()
  })
  const remove = useAct(async () => {
    await ask(api.DELETE('/api/v1/spaces/{space}/rounds/{n}/heard/{author}', { params }))
    forget()
    again()
  })

  if (open) {
    return (
      <HeardForm
        words={words}
        name={name}
        text={text}
        onInput={write}
        onSave={save.run}
        onClose={() => setOpen(false)}
        pending={save.pending}
        problem={save.problem}
      />
    )
  }
  if (!said) {
    return (
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {m.heardSay()}
      </Button>
    )
  }
  return (
    <div class="stack-small">
      <Quote who={m.heardMine()} mine>
        {said.words}
      </Quote>
      {said.mark && (
        <p>
          {said.mark.fit === 'yes' ? m.heardFits({ name }) : m.heardPartly({ name })}
          {said.mark.words && ` ${m.quoted({ words: said.mark.words })}`}
        </p>
      )}
      <div class="actions">
        <Button kind="link" onClick={() => (write(said.words), setOpen(true))}>
          {m.change()}
        </Button>
        <Button kind="link" onClick={remove.run} pending={remove.pending}>
          {m.takeBackOne()}
        </Button>
      </div>
      <p class="soft">{m.heardSeenBy({ name })}</p>
      <ProblemNotice problem={remove.problem} />
    </div>
  )
}
