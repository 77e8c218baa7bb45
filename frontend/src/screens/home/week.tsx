import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'

import type { HomeOut } from '../../api/schema.d.ts'
import { meIn, namesOf, othersIn } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TakeBack } from '../check-in/take-back.tsx'
import { takeBack } from '../check-in/writings.ts'
import { Together } from './together.tsx'
import { isNew } from './seen.ts'

/** The running check-in: begin, go on, change or take back; and, sitting side by side, open it now. */
export function Week({ home, again }: { home: HomeOut; again: () => void }) {
  const { week } = home
  const willOpen = useOpenedTogether(home)
  if (week.state !== 'writing') return null
  const href = `/s/${home.id}/check-in`

  if (week.share === 'swap' || week.share === 'gift') {
    return (
      <>
        <Sheet title={m.weekReadyTitle()}>
          <p>{readyWords(home)}</p>
          <ButtonLink kind="quiet" href={href}>
            {m.weekChange()}
          </ButtonLink>
          <TakeBack
            space={home.id}
            onConfirm={() => takeBack({ space: home.id, member: meIn(home.members), n: week.n })}
            onDone={again}
          />
        </Sheet>
        {othersIn(home).length > 0 && <Together home={home} again={again} onSay={willOpen} />}
      </>
    )
  }
  const kind = isNew(home) ? 'quiet' : 'main'
  if (week.begun) {
    return (
      <Sheet title={m.weekBegunTitle()}>
        <p>{m.weekBegun()}</p>
        <ButtonLink kind={kind} href={href}>
          {m.weekContinue()}
        </ButtonLink>
        <TakeBack
          space={home.id}
          onConfirm={() => takeBack({ space: home.id, member: meIn(home.members), n: week.n })}
          onDone={again}
        />
      </Sheet>
    )
  }
  return (
    <Sheet title={m.weekTitle()}>
      <p>{m.weekInvite()}</p>
      <ButtonLink kind={kind} href={href}>
        {m.weekStart()}
      </ButtonLink>
    </Sheet>
  )
}

function readyWords(home: HomeOut): string {
  const others = othersIn(home)
  const names = namesOf(others)
  if (others.length === 0) return m.weekReadyNobody()
  if (home.week.share === 'gift') return m.weekReadyGift({ names })
  return others.length === 1 ? m.weekReadySwapOne({ name: names }) : m.weekReadySwapMany({ names })
}

/** Opened while this screen was looked at, after I said “open now”: go and read. To be called before saying so. */
function useOpenedTogether({ id, week, latest }: HomeOut): () => void {
  const { route } = useLocation()
  const said = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (week.together) said.current = week.n
    else if (said.current !== undefined && latest?.n === said.current) route(`/s/${id}/rounds/${latest.n}`)
  }, [week.together, week.n, latest?.n])
  return () => {
    said.current = week.n
  }
}
