import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { plain } from '../../api/limits.ts'
import { useDraft } from '../../draft.ts'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import * as promised from '../../messages/promises.ts'
import * as shared from '../../messages/shared.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { confidenceName } from '../../parts/confidence.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Reading } from './read-round.ts'

type Props = { reading: Reading; again: () => void; canBegin: boolean }

/** One small thing to try for seven days, what was chosen so far, and a way back where something stands between. */
export function WhatNext({ reading, again, canBegin }: Props) {
  const { promises } = reading.round
  const [open, setOpen] = useState(false)
  if (!canBegin && promises.length === 0) return null
  return (
    <Sheet title={m.nextTitle()} wash>
      {promises.length > 0 && <Chosen reading={reading} again={again} />}
      {canBegin && open && (
        <TryForm
          reading={reading}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false)
            again()
          }}
        />
      )}
      {canBegin && !open && (
        <>
          {promises.length === 0 && <p>{m.nextMeans()}</p>}
          <Button kind="quiet" onClick={() => setOpen(true)}>
            {promises.length ? m.nextTryAnother() : m.nextTry()}
          </Button>
          <ButtonLink kind="link" href={`/s/${reading.home.id}/promises/new?round=${reading.round.n}`}>
            {promised.nextLonger()}
          </ButtonLink>
          <ButtonLink kind="link" href={`/s/${reading.home.id}/repairs`}>
            {m.repairTitle()}
          </ButtonLink>
        </>
      )}
    </Sheet>
  )
}

function TryForm({
  reading,
  onClose,
  onDone,
}: {
  reading: Reading
  onClose: () => void
  onDone: () => void
}) {
  const { home, round, words } = reading
  const [text, write, forget] = useDraft(`try/${meIn(round.members)}/${round.n}`)
  const [id] = useState(() => crypto.randomUUID())
  const make = useAct(async () => {
    await ask(
      api.PUT('/api/v1/spaces/{space}/promises/{promise}/versions/{n}', {
        params: {
          path: { space: home.id, promise: id, n: 1 },
          header: { 'tend-member': meIn(round.members) },
        },
        body: { kind: 'experiment', round: round.n, words: plain(text) },
      }),
    )
    forget()
    onDone()
  })
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) void make.run()
      }}
    >
      <TextArea
        label={words.experiment.ask}
        hint={promised.kindExperimentMeans()}
        placeholder={words.experiment.hint}
        value={text}
        onInput={write}
      />
      {!text.trim() && (
        <ul class="starters" aria-label={m.nextExamples()}>
          {words.experiment.examples.map((example) => (
            <li key={example}>
              <Button kind="quiet" onClick={() => write(example)}>
                {example}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={make.problem} />
      <p class="soft">{m.nextSeen()}</p>
      <div class="stack-small">
        <Button submit pending={make.pending}>
          {m.nextBegin()}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {m.later()}
        </Button>
      </div>
    </form>
  )
}

function Chosen({ reading, again }: { reading: Reading; again: () => void }) {
  const { home, round } = reading
  const me = meIn(round.members)
  const letGo = useAct(async (promise: string) => {
    const params = { path: { space: home.id, promise } }
    const body = { how: 'let-go' as const }
    await ask(api.PUT('/api/v1/spaces/{space}/promises/{promise}/end', { params, body }))
    again()
  })
  return (
    <>
      <ul class="rows">
        {round.promises.map((promise) => {
          const mine = promise.owner === me
          const name = nameOf(round.members, promise.owner)
          const day = dayName(promise.review_on, home.today)
          return (
            <li key={promise.id}>
              <span class="grows">
                {!mine && promise.confidence ? (
                  <a href={`/s/${home.id}/promises/${promise.id}`}>
                    {shared.tryingOther({ name, words: confidenceName(promise.confidence) })}
                  </a>
                ) : (
                  <span dir="auto">
                    {mine ? promise.words : shared.tryingOther({ name, words: promise.words })}
                  </span>
                )}
                <br />
                <small>{shared.tryingUntil({ day })}</small>
              </span>
              {mine && (
                <Button kind="link" onClick={() => void letGo.run(promise.id)} pending={letGo.pending}>
                  {m.nextLetGo()}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <ProblemNotice problem={letGo.problem} />
    </>
  )
}
