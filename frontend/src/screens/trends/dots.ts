/** From ratings to dots: where they lie, what shape they have. No lines, no averages, nothing counted. */
import type { Element, MemberOut } from '../../api/schema.d.ts'
import type { Stretch } from './read-trends.ts'

export type Dot = { n: number; day: string; member: string; rating: number }

/** Someone whose dots are shown. Mine are round; each of the others has a shape, so that no colour is needed. */
export type Dotted = { id: string; name: string; me: boolean; shape: string }

export const LEVELS = [5, 4, 3, 2, 1] as const
const BAND = 24
const LANES = 14

export const HEIGHT = BAND * LEVELS.length

const ROUND = 'M-2.9 0a2.9 2.9 0 1 0 5.8 0a2.9 2.9 0 1 0-5.8 0z'
const SHAPES = [
  'M0-4.2 4.2 0 0 4.2-4.2 0z',
  'M-2.8-2.8h5.6v5.6h-5.6z',
  'M0-3.9 3.9 2.9h-7.8z',
  'M0 3.9 3.9-2.9h-7.8z',
  'M-1.2-4h2.4v2.8H4v2.4H1.2V4h-2.4V1.2H-4v-2.4h2.8z',
  'M-4-2.3-2.3-4 0-1.7 2.3-4 4-2.3 1.7 0 4 2.3 2.3 4 0 1.7-2.3 4-4 2.3-1.7 0z',
  'M-4.2-1.4h8.4v2.8h-8.4z',
]

/** The ratings of one element in a stretch, oldest first. */
export function dotsOf(stretch: Stretch, element: Element): Dot[] {
  return stretch
    .toReversed()
    .flatMap((round) =>
      round.members.flatMap((one) =>
        one.ratings
          .filter((rating) => rating.element === element)
          .map(({ rating }) => ({ n: round.n, day: round.opened_on, member: one.member, rating })),
      ),
    )
}

/** Whose dots there are, me first. Who has none is not named. */
export function dottedOf(members: readonly MemberOut[], stretches: readonly Stretch[]): Dotted[] {
  const there = new Set(stretches.flat().flatMap((round) => round.members.map((one) => one.member)))
  const others = members.filter((member) => !member.me)
  const shape = (member: MemberOut) =>
    member.me ? ROUND : (SHAPES[others.indexOf(member) % SHAPES.length] ?? ROUND)
  return [...members.filter((member) => member.me), ...others]
    .filter(({ id }) => there.has(id))
    .map((member) => ({ id: member.id, name: member.name, me: member.me, shape: shape(member) }))
}

/** How far along a stretch round `n` lies, in percent: by its place in the row, so that a rhythm may change. */
export function across(n: number, stretch: Stretch): number {
  const newest = stretch[0]?.n ?? n
  const oldest = stretch.at(-1)?.n ?? n
  return newest === oldest ? 50 : (100 * (n - oldest)) / (newest - oldest)
}

/** The middle of a rating's band, from the top. */
export function level(rating: number): number {
  return BAND * (LEVELS[0] - rating + 0.5)
}

/** How far from the middle someone's dots lie: one beside the other where both rated alike. */
export function lane(place: number, of: number): number {
  return of < 2 ? 0 : Math.min(7, LANES / (of - 1)) * (place - (of - 1) / 2)
}
