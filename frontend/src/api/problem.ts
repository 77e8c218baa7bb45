/**
 * Why something did not work. Words for it are in the catalogue (api/words.ts), or with the screens that need them.
 * `no-answer`: the server could not be reached. `unknown`: what it said is no problem of Tend’s.
 */
export type ProblemType =
  | 'not-found'
  | 'sign-in-needed'
  | 'fresh-sign-in-needed'
  | 'sign-in-refused'
  | 'cross-site'
  | 'not-json'
  | 'malformed'
  | 'too-large'
  | 'method-not-allowed'
  | 'too-many'
  | 'invalid'
  | 'other-body'
  | 'handle-taken'
  | 'last-way-in'
  | 'sign-up-closed'
  | 'passkey-refused'
  | 'space-full'
  | 'round-opened'
  | 'round-not-begun'
  | 'nothing-to-share'
  | 'pack-unknown'
  | 'time-out-runs'
  | 'time-out-over'
  | 'time-out-moved'
  | 'return-past'
  | 'return-too-soon'
  | 'return-too-far'
  | 'return-not-later'
  | 'ritual-unknown'
  | 'repair-not-begun'
  | 'repair-begun'
  | 'repair-ended'
  | 'repair-runs'
  | 'step-not-current'
  | 'follow-up-ahead'
  | 'turn-taken'
  | 'turn-opened'
  | 'repair-unfinished'
  | 'review-past'
  | 'review-too-far'
  | 'topic-unknown'
  | 'boundary-private'
  | 'boundary-shared'
  | 'boundary-withdrawn'
  | 'boundary-changed'
  | 'own-boundary'
  | 'no-request'
  | 'purpose-unknown'
  | 'ask-said-no'
  | 'ask-open'
  | 'ask-rested'
  | 'own-ask'
  | 'time-past'
  | 'time-too-far'
  | 'time-not-offered'
  | 'card-kind-unknown'
  | 'last-day-past'
  | 'last-day-too-far'
  | 'own-card'
  | 'no-cheers'
  | 'promise-ended'
  | 'source-settled'
  | 'experiment-returns'
  | 'recurrence-unreadable'
  | 'recurrence-too-often'
  | 'recurrence-never'
  | 'storage-full'
  | 'busy'
  | 'broken'
  | 'no-answer'
  | 'unknown'

export class Problem extends Error {
  constructor(
    readonly type: ProblemType,
    readonly status: number,
    /** JSON pointers into what was sent, for `invalid`. */
    readonly pointers: readonly string[] = [],
    /** Seconds to wait, for `too-many` and `busy`. */
    readonly wait: number | undefined = undefined,
    /** When it works again, for `time-out-runs`. */
    readonly returnsAt: string | undefined = undefined,
    /** The day on which it works again, for `ask-said-no`. */
    readonly againOn: string | undefined = undefined,
  ) {
    super(type)
    this.name = 'Problem'
  }

  /** Would the same request work later, with nothing changed? */
  get passes(): boolean {
    return this.type === 'no-answer' || this.type === 'too-many' || this.status >= 500
  }
}

/** The problem in a refused response; `body` is what came as JSON, if anything did. */
export function problemOf(response: Response, body: unknown): Problem {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  const found = isBody(body) ? body : {}
  const name = /^urn:tend:problem:([a-z-]+)$/.exec(found.type ?? '')?.[1] as ProblemType | undefined
  return new Problem(
    name ?? 'unknown',
    response.status,
    (found.errors ?? []).map((fault) => fault.pointer),
    Number.isFinite(wait) ? wait : undefined,
    found.returns_at,
    found.again_on,
  )
}

type Body = { type?: string; errors?: { pointer: string }[]; returns_at?: string; again_on?: string }

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null
}

/** Anything thrown, as a Problem: an error that is none is a fault of the app and goes to the console too. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  console.error(thrown)
  return new Problem('unknown', 0)
}
