import { useEffect } from 'preact/hooks'

import { useLoad, type Load } from '../../api/load.ts'
import type { HomeOut } from '../../api/schema.d.ts'
import { moment } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/offline.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { keptWeek, shownWithout } from '../check-in/week.ts'
import { useSpace } from '../use-space.ts'

const TRY_AGAIN = 15_000

/** The home with no network: when it opens, and writing. The rest comes back with the network. */
export default function Away({ space, home }: { space: string; home: Load<HomeOut> }) {
  const kept = useLoad(async () => ({ week: await keptWeek(space) }), [space])
  const week = kept.value?.week
  useSpace(week && space)
  useTryAgain(home.again)

  if (!week) return <Screen place={m.navHome()} tab="home" of={kept.value ? home : kept} />
  const { today } = shownWithout(week)
  return (
    <Screen
      place={m.navHome()}
      tab="home"
      title={m.homeUntil({ when: moment(week.opensAt, week.zone, today) })}
      lead={words.awayLead()}
    >
      <Sheet title={m.weekTitle()}>
        <p>{words.awayWrite()}</p>
        <ButtonLink href={`/s/${space}/check-in`}>{words.awayGoOn()}</ButtonLink>
        <Button kind="quiet" onClick={home.again}>
          {m.tryAgain()}
        </Button>
      </Sheet>
    </Screen>
  )
}

function useTryAgain(again: () => void): void {
  useEffect(() => {
    const timer = setInterval(again, TRY_AGAIN)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [again])
}
