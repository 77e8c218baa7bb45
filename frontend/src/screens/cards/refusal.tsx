import type { Problem, ProblemType } from '../../api/problem.ts'
import * as m from '../../messages/cards.ts'
import { ProblemNotice } from '../../parts/notice.tsx'

/** Why something could not go out, or nothing. What was written stays. */
export function Refusal({ problem }: { problem: Problem | undefined }) {
  return <ProblemNotice problem={problem} words={problem && WORDS[problem.type]?.()} />
}

/** What only these screens have to say; for all else there are the words of every screen. */
const WORDS: Partial<Record<ProblemType, () => string>> = {
  'no-answer': m.cardUnsent,
  'other-body': m.problemCardChanged,
  'card-kind-unknown': m.problemCardKindUnknown,
  'last-day-past': m.problemLastDay,
  'last-day-too-far': m.problemLastDay,
  'own-card': m.problemOwnCard,
  'no-cheers': m.problemNoCheers,
}
