import type { Problem, ProblemType } from '../../api/problem.ts'
import * as m from '../../messages/promises.ts'
import { reviewDayMisfit } from '../../parts/review-day.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'

/** Why something could not go out, or nothing. What was written stays. */
export function Refusal({ problem, today }: { problem: Problem | undefined; today: string }) {
  const words = problem && wordsOf(problem.type, today)
  if (!words) return <ProblemNotice problem={problem} />
  return (
    <Notice kind="problem">
      <p>{words}</p>
    </Notice>
  )
}

/** What only these screens have to say; for all else there are the words of every screen. */
const WORDS: Partial<Record<ProblemType, () => string>> = {
  'no-answer': m.problemUnsent,
  'not-found': m.problemSourceGone,
  'other-body': m.problemChangedElsewhere,
  'promise-ended': m.problemPromiseEnded,
  'experiment-returns': m.problemExperimentReturns,
  'recurrence-unreadable': m.problemRecurrence,
  'recurrence-too-often': m.problemRecurrence,
  'recurrence-never': m.problemRecurrenceNever,
}

function wordsOf(type: ProblemType, today: string): string | undefined {
  return type === 'review-past' || type === 'review-too-far' ? reviewDayMisfit(today) : WORDS[type]?.()
}
