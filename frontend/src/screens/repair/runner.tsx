import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { useSteps } from '../../parts/use-steps.ts'
import { Stand } from './stand.tsx'
import { stepOf, type Place, type Way } from './way.ts'
import { Writing } from './writing.tsx'

type Props = {
  way: Way
  again: () => void
  /** What stands above every step. */
  head?: ComponentChildren
  /** What can be done at any step. */
  ways?: ComponentChildren
}

/** A way through the steps of any ritual: where I stand, and, a question a screen, writing there. */
export function Runner({ way, again, head, ways }: Props) {
  const { step: at, go, back, restart } = useSteps()
  const [round, setRound] = useState<Place>()
  const place = placeOf(way) ?? round
  const step = place && stepOf(way, place.step)

  if (at > 0 && place && step && 'fields' in step && way.runs && (way.now.take || place === round)) {
    return (
      <Writing
        key={`${place.lap}/${place.step}`}
        way={way}
        place={place}
        step={step}
        at={at}
        go={go}
        back={back}
        again={again}
        onDone={restart}
      />
    )
  }
  const beginRound = () => {
    if (way.now.again) setRound({ lap: way.now.lap + 1, step: way.now.again })
    go(1)
  }
  return (
    <Stand
      way={way}
      place={placeOf(way)}
      go={go}
      again={again}
      onRound={way.goRound ?? beginRound}
      head={head}
      ways={ways}
    />
  )
}

/** Where I stand; nowhere at the end. */
function placeOf({ now }: Way): Place | undefined {
  return now.step === null ? undefined : { lap: now.lap, step: now.step }
}
