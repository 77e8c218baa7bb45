import type { Problem, ProblemType } from '../../api/problem.ts'
import * as m from '../../messages/boundaries.ts'
import { ProblemNotice } from '../../parts/notice.tsx'

type Props = { problem: Problem | undefined; again?: (() => void) | undefined; instead?: Words }
type Words = Partial<Record<ProblemType, () => string>>

/** Why something could not go out, or nothing. What was written stays. `instead`: words that say it better here. */
export function Refusal({ problem, again, instead }: Props) {
  const words = problem && (instead?.[problem.type] ?? WORDS[problem.type])
  return (
    <ProblemNotice
      problem={problem}
      words={words?.()}
      onAgain={problem?.status === 409 ? again : undefined}
      again={m.boundaryProblemReload()}
    />
  )
}

const WORDS: Words = {
  'no-answer': m.boundaryProblemUnsent,
  'review-past': m.boundaryProblemReviewPast,
  'review-too-far': m.boundaryProblemReviewTooFar,
  'topic-unknown': m.boundaryProblemTopicUnknown,
  'boundary-private': m.boundaryProblemBoundaryPrivate,
  'boundary-shared': m.boundaryProblemBoundaryShared,
  'boundary-withdrawn': m.boundaryProblemBoundaryWithdrawn,
  'boundary-changed': m.boundaryProblemBoundaryChanged,
  'own-boundary': m.boundaryProblemOwnBoundary,
  'no-request': m.boundaryProblemNoRequest,
}
