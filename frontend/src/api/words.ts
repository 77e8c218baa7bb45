import { number } from '../format/numbers.ts'
import * as m from '../messages/app.ts'
import { untilWords } from '../resting.ts'
import { WORDS_MOST } from './limits.ts'
import type { Problem, ProblemType } from './problem.ts'

/** What to say about a problem: what happened, and what to do now. */
export function wordsOf(problem: Problem): string {
  return (WORDS[problem.type] ?? m.problemUnknown)(problem)
}

const WORDS: Partial<Record<ProblemType, (problem: Problem) => string>> = {
  'no-answer': m.problemNoAnswer,
  'not-found': m.problemNotFound,
  'sign-in-needed': m.problemSignInNeeded,
  'fresh-sign-in-needed': m.problemFreshSignInNeeded,
  'sign-in-refused': m.problemSignInRefused,
  'cross-site': m.problemCrossSite,
  'too-large': m.problemTooLarge,
  'too-many': (problem) => m.problemTooMany({ seconds: problem.wait ?? 60 }),
  invalid: () => m.problemInvalid({ most: number(WORDS_MOST) }),
  'other-body': m.problemOtherBody,
  'handle-taken': m.problemHandleTaken,
  'last-way-in': m.problemLastWayIn,
  'sign-up-closed': m.problemSignUpClosed,
  'passkey-refused': m.problemPasskeyRefused,
  'space-full': m.problemSpaceFull,
  'round-opened': m.problemRoundOpened,
  'round-not-begun': m.problemRoundNotBegun,
  'nothing-to-share': m.problemNothingToShare,
  'pack-unknown': m.problemPackUnknown,
  'time-out-runs': ({ returnsAt }) => m.problemTimeOutRuns({ when: returnsAt ? untilWords(returnsAt) : '' }),
  'storage-full': m.problemStorageFull,
  busy: m.problemBusy,
  broken: m.problemBroken,
}
