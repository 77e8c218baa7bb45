/** A boundary being written: new, or over one that there is. */
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import type { BoundaryIn, BoundaryOut, HomeOut } from '../../api/schema.d.ts'
import { daysAfter } from '../../format/coming-days.ts'
import { draftsOf } from '../boundary/read-boundary.ts'
import { USUAL_DAYS } from '../boundary/review.ts'
import { PARTS, type Part } from '../boundary/parts.ts'

/** `id` is made once, so that a repeated request makes no second one. `over`: the version that is being changed. */
export type Writing = Omit<BoundaryIn, 'request'> & { id: string; over: number; request: string }

export function begin(today: string): Writing {
  return {
    id: crypto.randomUUID(),
    over: 0,
    topic: null,
    protects: '',
    limit: '',
    my_part: '',
    request: '',
    ask_first: false,
    review_on: daysAfter(today, USUAL_DAYS),
    confidence: null,
  }
}

/** A day to look again that has passed is moved on: it comes back in three months. */
export function changing({ id, version, says, review_on }: BoundaryOut, today: string): Writing {
  const first = begin(today)
  const day = review_on && review_on > today ? review_on : first.review_on
  return { ...first, ...says, request: says?.request ?? '', id, over: version, review_on: day }
}

/** The name of its draft. */
export function draftOf(home: HomeOut, of: string | undefined): string {
  return `${draftsOf(home)}${of ?? 'new'}/words`
}

export function bodyOf({ id: _, over: __, ...writing }: Writing): BoundaryIn {
  const words = Object.fromEntries(PARTS.map((part) => [part, plain(writing[part])]))
  return { ...writing, ...words, request: plain(writing.request) || null }
}

export function isBlank(writing: Writing, part: Part): boolean {
  return part !== 'request' && plain(writing[part]) === ''
}

export function fits(writing: Writing, part: Part): boolean {
  return !isBlank(writing, part) && lengthOf(writing[part]) <= WORDS_MOST
}
