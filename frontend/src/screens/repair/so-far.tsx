import { number } from '../../format/numbers.ts'
import * as m from '../../messages/repair.ts'
import { stepOf, type Place, type Way } from './way.ts'
import { Written } from './written.tsx'

/**
 * What was written in the steps before: the last one openly, and those to which something may still come; the others
 * when one asks for them.
 */
export function SoFar({ way, place }: { way: Way; place: Place | undefined }) {
  const past = way.steps.filter((one) => one.lap !== place?.lap || one.step !== place.step).reverse()
  // Whoever says back what they read has it before them already.
  const isHearing = place !== undefined && stepOf(way, place.step)?.type === 'hearing'
  const last = isHearing ? undefined : past[0]
  const others = past.slice(last ? 1 : 0)
  return (
    <>
      {last && (
        <>
          <h2>{titleOf(way, last)}</h2>
          <Written way={way} shown={last} />
        </>
      )}
      {others.length > 0 && (
        <section class="stack-small">
          <h2>{m.soFar()}</h2>
          {others.map((shown) => (
            <details key={`${shown.lap}/${shown.step}`} open={stepOf(way, shown.step)?.gate === 'open'}>
              <summary>{titleOf(way, shown)}</summary>
              <div class="stack">
                <Written way={way} shown={shown} />
              </div>
            </details>
          ))}
        </section>
      )}
    </>
  )
}

/** A step's title; from the second round on it says which one. */
export function titleOf(way: Way, { lap, step }: Place): string {
  const title = stepOf(way, step)?.title ?? ''
  return lap > 1 ? m.lapOf({ title, lap: number(lap) }) : title
}
