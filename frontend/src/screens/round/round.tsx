import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'

import { useLoad } from '../../api/load.ts'
import { longDay } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { Screen } from '../../parts/screen.tsx'
import { lastSeen, markSeen } from '../home/seen.ts'
import { useOpening } from '../use-opening.ts'
import { useSpace } from '../use-space.ts'
import { Opening } from './opening.tsx'
import { readRound } from './read-round.ts'
import { Reading } from './reading.tsx'

/** A check-in that has opened: a moment of its own the first time, then reading. */
export default function Round() {
  const { space = '', n = '' } = useRoute().params
  return <One key={`${space}/${n}`} space={space} n={n} />
}

function One({ space, n }: { space: string; n: string }) {
  const { route } = useLocation()
  const load = useLoad(() => readRound(space, Number(n)), [space, n])
  const { value } = load
  const [entered, setEntered] = useState(() => Number(n) <= lastSeen(space))
  useSpace(value && space)
  useOpening(value?.home.week, load.again)

  useEffect(() => {
    if (value?.round.state === 'writing') route(`/s/${space}`, true)
  }, [value?.round.state])

  if (!value || value.round.state === 'writing' || !value.round.opened_on) {
    return <Screen place={m.navEarlier()} tab="earlier" of={load} />
  }
  const day = longDay(value.round.opened_on, value.home.today)
  if (!entered && value.round.answers.length > 0) {
    const enter = () => {
      markSeen(space, value.round.n)
      setEntered(true)
    }
    return <Opening day={day} words={value.words} onOpen={enter} />
  }
  return (
    <Reading day={day} reading={value} again={load.again} isFresh={value.home.latest?.n === value.round.n} />
  )
}
