import type { BoundaryIn, BoundarySaysOut } from '../../api/schema.d.ts'
import * as m from '../../messages/boundaries.ts'

export type Part = 'protects' | 'limit' | 'my_part' | 'request'

/** What a boundary is made of, in the order in which it is written and read. */
export const PARTS: readonly Part[] = ['protects', 'limit', 'my_part', 'request']

export const NAMES: Record<Part, () => string> = {
  protects: m.boundaryProtects,
  limit: m.boundaryLimit,
  my_part: m.boundaryMyPart,
  request: m.boundaryRequest,
}

/** What others read of it: all but the day on which it comes back. */
export type Says = BoundarySaysOut

export function saysOf(written: BoundaryIn): Says {
  const { review_on: _, ...says } = written
  return says
}
