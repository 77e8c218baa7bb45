import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import type { HomeOut, Share } from '../../api/schema.d.ts'
import { whenIs } from '../../format/days.ts'
import { namesOf, othersIn } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steps } from '../../parts/steps.tsx'
import { TakeBack } from './take-back.tsx'
import type { Writing } from './writing.ts'

type Props = { home: HomeOut; writing: Writing; back: () => void; go: (step: number) => void }

/** How to share, in words that name who reads what. Only "Done" shares anything. */
export function LastStep({ home, writing, back, go }: Props) {
  const { route } = useLocation()
  const [share, setShare] = useState<Share>(writing.proposed)
  const done = useAct(() => writing.done(share))
  const { prompts, closing } = writing.checkIn
  const tooLong = writing.tooLong.value
  const finish = async () => {
    if (await done.run()) route(`/s/${home.id}`)
  }
  const foot = (
    <>
      <Button kind="quiet" onClick={back}>
        {m.back()}
      </Button>
      {tooLong ? (
        <Button onClick={() => go(prompts.indexOf(tooLong) + 1)}>{m.checkInToTooLong()}</Button>
      ) : (
        <Button onClick={finish} pending={done.pending}>
          {m.done()}
        </Button>
      )}
    </>
  )
  return (
    <Screen
      place={m.checkInLast()}
      above={<Steps at={prompts.length} of={prompts.length} />}
      title={m.shareTitle()}
      lead={m.shareOpens({ when: whenIs(home.week.opens_at, home.zone, home.today) })}
      foot={foot}
      step="last"
    >
      {writing.share.value === 'keep' ? (
        <div class="stack-small soft">
          {closing.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ) : (
        <Notice>
          <p>{m.checkInSharedAlready()}</p>
        </Notice>
      )}
      {tooLong && (
        <Notice>
          <p>{m.checkInTooLong()}</p>
        </Notice>
      )}
      <Choices label={m.shareTitle()} quietLabel options={shares(home)} value={share} onChange={setShare} />
      <ProblemNotice problem={done.problem} />
      {!writing.isEmpty.value && <TakeBack onConfirm={() => writing.takeBack()} space={home.id} />}
    </Screen>
  )
}

/** The three ways, each with what it means for the people in this space. */
function shares(home: HomeOut) {
  const others = othersIn(home)
  const names = namesOf(others)
  const said =
    others.length === 0
      ? { swap: m.shareSwapNobody(), gift: m.shareGiftNobody() }
      : others.length === 1
        ? { swap: m.shareSwapOne({ name: names }), gift: m.shareGiftOne({ name: names }) }
        : { swap: m.shareSwapMany({ names }), gift: m.shareGiftMany({ names }) }
  return [
    { value: 'swap', title: m.shareSwap(), description: said.swap },
    { value: 'gift', title: m.shareGift(), description: said.gift },
    { value: 'keep', title: m.shareKeep(), description: m.shareKeepMeans() },
  ] as const
}
