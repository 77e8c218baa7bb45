import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import type { MemberOut, Share } from '../../api/schema.d.ts'
import { moment, whenIs } from '../../format/days.ts'
import { namesOf } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/check-in.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { ConfidenceField } from '../../parts/confidence.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steps } from '../../parts/steps.tsx'
import { TakeBack } from './take-back.tsx'
import { SaveLine } from './save-line.tsx'
import type { Shown } from './week.ts'
import type { Writing } from './writing.ts'

type Props = { shown: Shown; writing: Writing; back: () => void; go: (step: number) => void }

/** How to share, in words that name who reads what. Only "Done" shares anything. */
export function LastStep({ shown: { week, today, others }, writing, back, go }: Props) {
  const { route } = useLocation()
  const [share, setShare] = useState<Share>(writing.proposed)
  const [confidence, setConfidence] = useState(writing.confidence.value)
  const done = useAct(() => writing.done(share, confidence))
  const { prompts, closing } = writing.checkIn
  const tooLong = writing.tooLong.value
  // Said only once it is kept: a tab that is closed then loses nothing.
  const waits = !done.pending && writing.chosen.value !== null && writing.autosave.problem.value !== undefined
  const finish = async () => {
    if ((await done.run()) && !writing.isUnsent) route(`/s/${week.space}`)
  }
  const foot = (
    <>
      {waits && <SaveLine writing={writing} />}
      <Button kind="quiet" onClick={back}>
        {m.back()}
      </Button>
      {waits ? (
        <ButtonLink href={`/s/${week.space}`}>{m.toHome()}</ButtonLink>
      ) : tooLong ? (
        <Button onClick={() => go(prompts.indexOf(tooLong) + 1)}>{words.checkInToTooLong()}</Button>
      ) : (
        <Button onClick={finish} pending={done.pending}>
          {m.done()}
        </Button>
      )}
    </>
  )
  return (
    <Screen
      place={words.checkInLast()}
      above={<Steps at={prompts.length} of={prompts.length} />}
      title={words.shareTitle()}
      lead={words.shareOpens({ when: whenIs(week.opensAt, week.zone, today) })}
      foot={foot}
      step="last"
    >
      {waits ? (
        <Notice>
          <p>{words.doneWaits({ when: moment(week.opensAt, week.zone, today) })}</p>
        </Notice>
      ) : writing.share.value === 'keep' ? (
        <div class="stack-small soft">
          {closing.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ) : (
        <Notice>
          <p>{words.checkInSharedAlready()}</p>
        </Notice>
      )}
      {tooLong && (
        <Notice>
          <p>{words.checkInTooLong()}</p>
        </Notice>
      )}
      <Choices
        label={words.shareTitle()}
        quietLabel
        options={shares(others)}
        value={share}
        onChange={setShare}
      />
      {share !== 'keep' && <ConfidenceField value={confidence} onChange={setConfidence} />}
      <ProblemNotice problem={done.problem} />
      {!writing.isEmpty.value && <TakeBack onConfirm={() => writing.takeBack()} space={week.space} />}
    </Screen>
  )
}

/** The three ways, each with what it means for the people in this space. */
function shares(others: MemberOut[] | undefined) {
  const names = namesOf(others ?? [])
  const said = !others
    ? { swap: words.shareSwapSomeone(), gift: words.shareGiftSomeone() }
    : others.length === 0
      ? { swap: words.shareSwapNobody(), gift: words.shareGiftNobody() }
      : others.length === 1
        ? { swap: words.shareSwapOne({ name: names }), gift: words.shareGiftOne({ name: names }) }
        : { swap: words.shareSwapMany({ names }), gift: words.shareGiftMany({ names }) }
  return [
    { value: 'swap', title: words.shareSwap(), description: said.swap },
    { value: 'gift', title: words.shareGift(), description: said.gift },
    { value: 'keep', title: words.shareKeep(), description: words.shareKeepMeans() },
  ] as const
}
