import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { plain } from '../../api/limits.ts'
import type { HearingStep, NextOut, StepOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { meIn, nameOf } from '../../format/people.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import { heardSay } from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { HeardForm } from '../round/heard-form.tsx'
import { Fields } from '../../filling/fields.tsx'
import { Fitting } from './fitting.tsx'
import { Attempts } from './loops.tsx'
import { Refusal } from './refusal.tsx'
import { filledFrom } from '../../filling/filling.ts'
import { draftOf, stepOf, type Place, type Way } from './way.ts'

type Props = { way: Way; place: Place; step: HearingStep; again: () => void }

/** Saying back what each of the others wrote, again until it fits; and saying whether what they heard does. */
export function Hearing({ way, place, step, again }: Props) {
  const me = meIn(way.members)
  const shown = way.steps.find((one) => one.lap === place.lap && one.step === step.name)
  const heard = way.steps.findLast((one) => one.step === step.hears && one.lap <= place.lap)
  const authors = heard?.theirs.filter((turn) => turn.fields.length > 0) ?? []
  const listeners = shown?.loops.filter((loop) => loop.author === me) ?? []
  if (authors.length === 0 && listeners.length === 0 && !heard?.mine?.fields.length)
    return <p class="soft">{m.hearNobody()}</p>
  return (
    <>
      {listeners.map((loop) => (
        <Sheet key={loop.listener}>
          <Attempts way={way} loop={loop} />
          <Fitting way={way} place={place} next={nextOf(way.now.fit, loop.listener)} again={again} />
        </Sheet>
      ))}
      {authors.map(({ member }) => (
        <Author
          key={member}
          way={way}
          place={place}
          step={step}
          shown={shown}
          heard={heard}
          author={member}
          again={again}
        />
      ))}
    </>
  )
}

type AuthorProps = Props & { shown: StepOut | undefined; heard: StepOut | undefined; author: string }

/** What someone wrote, and below it what I heard. */
function Author({ way, place, step, shown, heard, author, again }: AuthorProps) {
  const me = meIn(way.members)
  const name = nameOf(way.members, author)
  const written = stepOf(way, step.hears)
  const turn = heard?.theirs.find((one) => one.member === author)
  const loop = shown?.loops.find((one) => one.listener === me && one.author === author)
  const last = loop?.attempts.at(-1)
  const next = nextOf(way.now.hear, author)
  if (!written || !('fields' in written)) return null
  return (
    <Sheet title={withName(written.theirs, name)}>
      {turn && <Fields asked={written} filled={filledFrom(turn)} today={way.today} mine={false} />}
      {loop && <Attempts way={way} loop={loop} />}
      {last && last.words !== null && !last.fit && <p class="soft">{m.heardWaits({ name })}</p>}
      {next && <Saying way={way} place={place} step={step} next={next} name={name} again={again} />}
    </Sheet>
  )
}

type SayingProps = {
  way: Way
  place: Place
  step: HearingStep
  next: NextOut
  name: string
  again: () => void
}

function Saying({ way, place, step, next, name, again }: SayingProps) {
  const { member, attempt } = next
  const draft = useKeptDraft(draftOf(way, place, `heard/${member}/${attempt}`), '')
  const [open, setOpen] = useState(draft.value !== '')
  const say = useAct(async (words: string | null) => {
    await way.say(place, member, attempt, words)
    draft.forget()
    setOpen(false)
  })
  if (open) {
    return (
      <>
        <HeardForm
          words={step.heard}
          name={name}
          text={draft.value}
          onInput={(text) => (text ? draft.change(text) : draft.forget())}
          onSave={() => void say.run(plain(draft.value))}
          onClose={() => setOpen(false)}
          pending={say.pending}
          problem={undefined}
        />
        <Refusal problem={say.problem} again={again} />
      </>
    )
  }
  return (
    <div class="stack-small">
      <Button onClick={() => setOpen(true)}>{attempt > 1 ? m.hearAgain() : heardSay()}</Button>
      <Button kind="quiet" onClick={() => void say.run(null)} pending={say.pending}>
        {m.hearLeave()}
      </Button>
      <Refusal problem={say.problem} again={again} />
    </div>
  )
}

function nextOf(nexts: readonly NextOut[], member: string): NextOut | undefined {
  return nexts.find((next) => next.member === member)
}
