import { number } from '../format/numbers.ts'
import * as m from '../messages/app.ts'

/** How far along the way one is: `at` of `of`, counted from 1. */
export function Steps({ at, of }: { at: number; of: number }) {
  return (
    <div
      class="steps"
      role="progressbar"
      aria-label={m.stepsLabel()}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={at}
      aria-valuetext={m.stepOf({ at: number(at), of: number(of) })}
    >
      {Array.from({ length: of }, (_, n) => (
        <i key={n} class={n < at ? 'on' : ''} />
      ))}
    </div>
  )
}
