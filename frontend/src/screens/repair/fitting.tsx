import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { plain } from '../../api/limits.ts'
import type { LoopFit, NextOut } from '../../api/schema.d.ts'
import { nameOf } from '../../format/people.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Refusal } from './refusal.tsx'
import { draftOf, type Place, type Way } from './way.ts'

type Props = { way: Way; place: Place; next: NextOut | undefined; again: () => void }

/** Does what someone heard in my words fit? Partly and not yet may say what was missed; enough lets it be. */
export function Fitting({ way, place, next, again }: Props) {
  const about = `missed/${next?.member}/${next?.attempt}`
  const draft = useKeptDraft(draftOf(way, place, about), '')
  const [adding, setAdding] = useState<LoopFit | undefined>(draft.value ? 'partly' : undefined)
  const say = useAct(async (fit: LoopFit) => {
    if (!next) return
    const words = fit === adding ? plain(draft.value) || null : null
    await way.fit(place, next.member, next.attempt, { fit, words })
    draft.forget()
    setAdding(undefined)
  })
  if (!next) return null
  const name = nameOf(way.members, next.member)

  if (adding) {
    return (
      <form
        class="stack-small"
        onSubmit={(event) => {
          event.preventDefault()
          void say.run(adding)
        }}
      >
        <TextArea
          label={app.heedMissing()}
          hint={`${app.heedMissingHint()} ${m.fitAgain({ name })}`}
          value={draft.value}
          onInput={(text) => (text ? draft.change(text) : draft.forget())}
        />
        <Refusal problem={say.problem} again={again} />
        <Button submit pending={say.pending}>
          {adding === 'partly' ? app.heedPartlySay() : m.fitNotYetSay()}
        </Button>
        <Button kind="quiet" onClick={() => setAdding(undefined)}>
          {app.cancel()}
        </Button>
      </form>
    )
  }
  return (
    <div class="stack-small" role="group" aria-label={m.fitAsked()}>
      <p>{m.fitAsked()}</p>
      <Button kind="quiet" onClick={() => void say.run('yes')} pending={say.pending}>
        {app.heedYes()}
      </Button>
      <Button kind="quiet" onClick={() => setAdding('partly')}>
        {app.heedPartly()}
      </Button>
      <Button kind="quiet" onClick={() => setAdding('not-yet')}>
        {m.fitNotYet()}
      </Button>
      <Button kind="quiet" onClick={() => void say.run('rest')} pending={say.pending}>
        {m.fitRest()}
      </Button>
      <Refusal problem={say.problem} again={again} />
    </div>
  )
}
