import type { Element, ScalePrompt } from '../../api/schema.d.ts'
import { listOf } from '../../format/people.ts'
import * as m from '../../messages/earlier.ts'
import { across, dotsOf, type Dotted, HEIGHT, lane, level, LEVELS } from './dots.ts'
import type { Stretch } from './read-trends.ts'
import { spanOf } from './span.ts'
import { Ratings } from './ratings.tsx'

type Props = { element: Element; words: ScalePrompt; stretch: Stretch; dotted: readonly Dotted[] }

/** One element over one stretch of time: a dot for each rating, the words at both ends, and the same as a table. */
export function Plot({ element, words, stretch, dotted }: Props) {
  const dots = dotsOf(stretch, element)
  if (dots.length === 0) return <p class="soft">{m.trendsNone()}</p>
  const shown = dotted.filter(({ id }) => dots.some((dot) => dot.member === id))
  const names = listOf(shown.map((one) => (one.me ? m.plotYou() : one.name)))
  const { name, low, high } = words
  const [from, to] = spanOf(stretch)
  return (
    <div class="stack-small">
      <div class="plot">
        <p aria-hidden="true">{high}</p>
        <svg
          role="img"
          aria-label={m.plotAlt({ name, span: m.trendsSpan({ from, to }), low, high, names })}
          height={HEIGHT}
        >
          {LEVELS.map((rating) => (
            <line key={rating} x1="0" x2="100%" y1={level(rating)} y2={level(rating)} />
          ))}
          {dots.map((dot) => {
            const place = dotted.findIndex(({ id }) => id === dot.member)
            const whose = dotted[place]
            if (!whose) return null
            return (
              <svg
                key={`${dot.n}/${dot.member}`}
                class={whose.me ? 'dot mine' : 'dot'}
                x={`${across(dot.n, stretch)}%`}
                y={level(dot.rating) + lane(place, dotted.length)}
                aria-hidden="true"
              >
                <path d={whose.shape} />
              </svg>
            )
          })}
        </svg>
        <p aria-hidden="true">{low}</p>
        <p class="dates" aria-hidden="true">
          <span>{from}</span>
          {from !== to && <span>{to}</span>}
        </p>
      </div>
      <Ratings dots={dots} shown={shown} words={words} />
    </div>
  )
}
