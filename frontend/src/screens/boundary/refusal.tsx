import type { Problem, ProblemType } from '../../api/problem.ts'
import * as m from '../../messages/boundaries.ts'
import { Button } from '../../parts/button.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'

type Props = { problem: Problem | undefined; again?: (() => void) | undefined; instead?: Words }
type Words = Partial<Record<ProblemType, () => string>>

/** Why something could not go out, or nothing. What was written stays. `instead`: words that say it better here. */
export function Refusal({ problem, again, instead }: Props) {
  const words = problem && (instead?.[problem.type] ?? WORDS[problem.type])
  if (!words) return <ProblemNotice problem={problem} />
  return (
    <Notice kind="problem">
      <p>{words()}</p>
      {problem.status === 409 && again && (
        <Button kind="link" onClick={again}>
          {m.problemReload()}
        </Button>
      )}
    </Notice>
  )
}

const WORDS: Words = {
  'no-answer': m.problemUnsent,
  'review-past': m.problemReviewPast,
  'review-too-far': m.problemReviewTooFar,
  'topic-unknown': m.problemTopicUnknown,
  'boundary-private': m.problemBoundaryPrivate,
  'boundary-shared': m.problemBoundaryShared,
  'boundary-withdrawn': m.problemBoundaryWithdrawn,
  'boundary-changed': m.problemBoundaryChanged,
  'own-boundary': m.problemOwnBoundary,
  'no-request': m.problemNoRequest,
}
