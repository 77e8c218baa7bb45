import * as m from '../../messages/earlier.ts'
import type { Dotted } from './dots.ts'

/** Whose dots have which shape. */
export function Legend({ dotted }: { dotted: readonly Dotted[] }) {
  return (
    <ul class="legend" aria-label={m.legendLabel()}>
      {dotted.map((one) => (
        <li key={one.id}>
          <svg
            class={one.me ? 'dot mine' : 'dot'}
            viewBox="-5 -5 10 10"
            width="18"
            height="18"
            aria-hidden="true"
          >
            <path d={one.shape} />
          </svg>
          {one.me ? m.legendMe() : <bdi>{one.name}</bdi>}
        </li>
      ))}
    </ul>
  )
}
