import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { plain } from '../../api/limits.ts'
import type { Fit, HeardOut } from '../../api/schema.d.ts'
import { useDraft } from '../../draft.ts'
import { nameOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import type { Reading } from './read-round.ts'

type Props = { heard: HeardOut; reading: Reading; again: () => void }

/** What someone heard in my answer. I may say that it fits, or partly; leaving it is as good. */
export function Heed({ heard, reading, again }: Props) {
  const { home, round } = reading
  const name = nameOf(round.members, heard.listener)
  const params = { path: { space: home.id, n: round.n, listener: heard.listener } }
  const [missing, write, forget] = useDraft(`mark/${heard.author}/${round.n}/${heard.listener}`)
  const [adding, setAdding] = useState(missing !== '')

  const mark = useAct(async (fit: Fit, words: string | null) => {
    await ask(api.PUT('/api/v1/spaces/{space}/rounds/{n}/marks/{listener}', { params, body: { fit, words } }))
    forget()
    setAdding(false)
    again()
  })
  const unmark = useAct(async () => {
    await ask(api.DELETE('/api/v1/spaces/{space}/rounds/{n}/marks/{listener}', { params }))
    again()
  })

  return (
    <div class="stack-small">
      <Quote who={m.heedTheirs({ name })} mine={false}>
        {heard.words}
      </Quote>
      {adding ? (
        <form
          class="stack-small"
          onSubmit={(event) => {
            event.preventDefault()
            void mark.run('partly', plain(missing) || null)
          }}
        >
          <TextArea label={m.heedMissing()} hint={m.heedMissingHint()} value={missing} onInput={write} />
          <div class="actions">
            <Button kind="quiet" submit pending={mark.pending}>
              {m.heedPartlySay()}
            </Button>
            <Button kind="link" onClick={() => setAdding(false)}>
              {m.cancel()}
            </Button>
          </div>
        </form>
      ) : heard.mark ? (
        <>
          <p>
            {heard.mark.fit === 'yes' ? m.heedSaidYes() : m.heedSaidPartly()}
            {heard.mark.words && ` ${m.quoted({ words: heard.mark.words })}`}
          </p>
          <Button kind="link" onClick={unmark.run} pending={unmark.pending}>
            {m.takeBackOne()}
          </Button>
        </>
      ) : (
        <>
          <div class="actions">
            <Button kind="link" onClick={() => void mark.run('yes', null)} pending={mark.pending}>
              {m.heedYes()}
            </Button>
            <Button kind="link" onClick={() => setAdding(true)}>
              {m.heedPartly()}
            </Button>
          </div>
          <p class="soft">{m.heedLeave()}</p>
        </>
      )}
      <ProblemNotice problem={mark.problem ?? unmark.problem} />
    </div>
  )
}
