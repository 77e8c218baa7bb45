/** A promise while it is written: what stands in each field, and what of it goes out. */
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import type {
  Confidence,
  PromisedRitualOut,
  PromiseIn,
  PromiseKind,
  PromiseOut,
  RitualExample,
} from '../../api/schema.d.ts'
import { dayFits, daysAfter } from '../../format/coming-days.ts'
import { oftenOf, ruleOf, weekdayOf, type Often } from './often.ts'

const MINUTES_MOST = 1440
/** After how many days a promise comes back, unless another day is chosen. */
const USUAL_DAYS = 30
/** An experiment comes back after these. */
export const EXPERIMENT_DAYS = 7

/** `id` is made once, so that a repeated request makes nothing twice; `n` is the version that is being written. */
export type Filled = {
  id: string
  n: number
  kind: PromiseKind | undefined
  words: string
  often: Often
  at: string
  firstOn: string
  minutes: string
  starts: string
  why: string
  ends: string
  reviewOn: string
  confidence: Confidence | null
}

/** Where it comes from: a check-in that was read, or a request that was answered with yes. */
export type Source = { round?: number | undefined; boundary?: string | undefined }

export function emptyPromise(today: string): Filled {
  return {
    id: crypto.randomUUID(),
    n: 1,
    kind: undefined,
    words: '',
    often: { every: 'weeks', weeks: 1, days: [weekdayOf(today)] },
    at: '18:00',
    firstOn: today,
    minutes: '',
    starts: '',
    why: '',
    ends: '',
    reviewOn: daysAfter(today, USUAL_DAYS),
    confidence: null,
  }
}

/** The next version of one that is there, as it stands; `kind` is another one where it is kept as that. */
export function nextOf(promise: PromiseOut, today: string, kind: PromiseKind | undefined): Filled {
  const { ritual } = promise
  const fields = ritual ? ofRitual(ritual) : {}
  const reviewOn = dayFits(promise.review_on, today) ? { reviewOn: promise.review_on } : {}
  return {
    ...emptyPromise(today),
    ...fields,
    ...(promise.kind === 'experiment' ? {} : reviewOn),
    id: promise.id,
    n: promise.version + 1,
    kind: kind ?? promise.kind,
    words: promise.words,
    confidence: promise.confidence,
  }
}

function ofRitual(ritual: PromisedRitualOut): Partial<Filled> {
  const often = oftenOf(ritual.rule)
  return {
    ...(often && { often, firstOn: ritual.first_on }),
    at: ritual.at,
    minutes: ritual.minutes === null ? '' : String(ritual.minutes),
    starts: ritual.starts ?? '',
    why: ritual.why ?? '',
    ends: ritual.ends ?? '',
  }
}

/** With every field of an example in it. */
export function fromExample(filled: Filled, example: RitualExample): Filled {
  const { words, at, minutes, starts, why, ends } = example
  const often = oftenOf(example.rule) ?? filled.often
  return { ...filled, words, often, at, minutes: String(minutes), starts, why, ends }
}

export type Part = 'kind' | 'words' | 'often' | 'at' | 'minutes' | 'about' | 'reviewOn'

/** The first part that can't go out like this, or nothing. */
export function misfit(filled: Filled, today: string): Part | undefined {
  if (!filled.kind) return 'kind'
  if (!plain(filled.words) || isLong(filled.words)) return 'words'
  if (filled.kind === 'ritual') {
    if (filled.often.every === 'weeks' && filled.often.days.length === 0) return 'often'
    if (!filled.at) return 'at'
    if (filled.minutes && minutesOf(filled) === undefined) return 'minutes'
    if ([filled.starts, filled.why, filled.ends].some(isLong)) return 'about'
  }
  if (filled.kind !== 'experiment' && !dayFits(filled.reviewOn, today)) return 'reviewOn'
  return undefined
}

/** What goes out. What it comes out of is said by the first version alone. */
export function bodyOf(filled: Filled, source: Source): PromiseIn {
  const { kind = 'experiment', words, reviewOn, confidence, n } = filled
  return {
    kind,
    words: plain(words),
    round: n === 1 ? (source.round ?? null) : null,
    boundary: n === 1 ? (source.boundary ?? null) : null,
    review_on: kind === 'experiment' ? null : reviewOn,
    confidence,
    ritual:
      kind === 'ritual'
        ? {
            rule: ruleOf(filled.often),
            first_on: filled.firstOn,
            at: filled.at,
            minutes: minutesOf(filled) ?? null,
            starts: plain(filled.starts) || null,
            why: plain(filled.why) || null,
            ends: plain(filled.ends) || null,
          }
        : null,
  }
}

function minutesOf({ minutes }: Filled): number | undefined {
  const found = Number(minutes)
  return Number.isInteger(found) && found >= 1 && found <= MINUTES_MOST ? found : undefined
}

function isLong(text: string): boolean {
  return lengthOf(text) > WORDS_MOST
}
