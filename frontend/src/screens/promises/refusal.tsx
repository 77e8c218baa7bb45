import type { Problem, ProblemType } from '../../api/problem.ts'
import * as m from '../../messages/promises.ts'
import { reviewDayMisfit } from '../../parts/review-day.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'

type Props = {
  problem: Problem | undefined
  today: string
  /** What to say where something is not there any more, unless it is the promise itself. */
  absent?: string
}

/** Why something could not go out, or nothing. What was written stays. */
export function Refusal({ problem, today, absent }: Props) {
  const words = problem?.type === 'not-found' ? absent : problem && wordsOf(problem.type, today)
  return <ProblemNotice problem={problem} words={words} />
}

/** What only these screens have to say; for all else there are the words of every screen. */
const WORDS: Partial<Record<ProblemType, () => string>> = {
  'no-answer': m.problemUnsent,
  'other-body': m.problemChangedElsewhere,
  'source-settled': m.problemChangedElsewhere,
  'promise-ended': m.problemPromiseEnded,
  'experiment-returns': m.problemExperimentReturns,
  'recurrence-unreadable': m.problemRecurrence,
  'recurrence-too-often': m.problemRecurrence,
  'recurrence-never': m.problemRecurrenceNever,
}

function wordsOf(type: ProblemType, today: string): string | undefined {
  return type === 'review-past' || type === 'review-too-far' ? reviewDayMisfit(today) : WORDS[type]?.()
}
