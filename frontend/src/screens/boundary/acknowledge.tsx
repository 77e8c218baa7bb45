import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import { number } from '../../format/numbers.ts'
import { meIn } from '../../format/people.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import { change, later, takeBackOne } from '../../messages/app.ts'
import * as m from '../../messages/boundaries.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Quote } from '../../parts/quote.tsx'
import { draftsOf, type Reading } from './read-boundary.ts'
import { Refusal } from './refusal.tsx'

type Props = { reading: Reading; name: string; again: () => void }

/** I have read this, and what I heard. */
export function Acknowledge({ reading, name, again }: Props) {
  const { boundary, home, replies } = reading
  const said = replies[0]?.acknowledgement ?? null
  const draft = useKeptDraft(`${draftsOf(home)}${boundary.id}/heard`, said?.heard ?? '')
  const [isOpen, setOpen] = useState(draft.value !== (said?.heard ?? ''))
  const params = {
    path: { space: home.id, boundary: boundary.id },
    header: { 'tend-member': meIn(home.members) },
  }
  const say = useAct(async (heard: string | null) => {
    const body = { version: boundary.version, heard }
    await ask(api.PUT('/api/v1/spaces/{space}/boundaries/{boundary}/acknowledgement', { params, body }))
    draft.forget()
    setOpen(false)
    again()
  })
  const unsay = useAct(async () => {
    const { path } = params
    await ask(
      api.DELETE('/api/v1/spaces/{space}/boundaries/{boundary}/acknowledgement', { params: { path } }),
    )
    draft.forget()
    again()
  })
  const isNow = said?.version === boundary.version
  const send = () => {
    if (plain(draft.value) && lengthOf(draft.value) <= WORDS_MOST) void say.run(plain(draft.value))
  }
  if (isOpen) {
    return (
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextArea
          label={m.boundaryHeardLabel()}
          hint={m.boundaryHeardHint({ name })}
          value={draft.value}
          onInput={draft.change}
        />
        <Refusal problem={say.problem} again={again} />
        <div class="stack-small">
          <Button submit pending={say.pending}>
            {m.boundaryHeardSend({ name })}
          </Button>
          <Button kind="quiet" onClick={() => setOpen(false)}>
            {later()}
          </Button>
        </div>
      </form>
    )
  }
  return (
    <div class="stack">
      <p>
        {!said
          ? m.boundaryAckMeans({ name })
          : isNow
            ? m.boundaryAckSaid()
            : m.boundaryAckSaidEarlier({ n: number(said.version) })}
      </p>
      {said?.heard && (
        <Quote who={m.boundaryHeardMine()} mine>
          {said.heard}
        </Quote>
      )}
      <Refusal problem={say.problem ?? unsay.problem} again={again} />
      <div class="stack-small">
        {!isNow && (
          <Button kind="quiet" onClick={() => void say.run(said?.heard ?? null)} pending={say.pending}>
            {said ? m.boundaryAckSayAgain() : m.boundaryAckSay()}
          </Button>
        )}
        <div class="actions">
          <Button kind="link" onClick={() => setOpen(true)}>
            {said?.heard ? change() : m.boundaryHeardWrite()}
          </Button>
          {said && (
            <Button kind="link" onClick={unsay.run} pending={unsay.pending}>
              {takeBackOne()}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
