import type { ScalePrompt } from '../../api/schema.d.ts'
import { shortDate } from '../../format/days.ts'
import * as m from '../../messages/earlier.ts'
import type { Dot, Dotted } from './dots.ts'

/** The dots of a plot as a table, newest first. */
export function Ratings(props: { dots: readonly Dot[]; shown: readonly Dotted[]; words: ScalePrompt }) {
  const { dots, shown, words } = props
  const days = [...new Map(dots.map((dot) => [dot.n, dot.day]))].reverse()
  const rating = (n: number, member: string) =>
    dots.find((dot) => dot.n === n && dot.member === member)?.rating
  return (
    <details>
      <summary>{m.tableShow()}</summary>
      <div class="ratings" role="region" tabIndex={0} aria-label={m.tableScroll({ name: words.name })}>
        <table>
          <caption>{m.tableMeans({ low: words.low, high: words.high })}</caption>
          <thead>
            <tr>
              <th scope="col">{m.tableDay()}</th>
              {shown.map((one) => (
                <th key={one.id} scope="col">
                  {one.me ? m.legendMe() : <bdi>{one.name}</bdi>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(([n, day]) => (
              <tr key={n}>
                <th scope="row">{shortDate(day)}</th>
                {shown.map((one) => (
                  <td key={one.id}>{rating(n, one.id)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
