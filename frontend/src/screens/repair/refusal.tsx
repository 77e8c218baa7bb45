import type { Problem, ProblemType } from '../../api/problem.ts'
import * as m from '../../messages/repair.ts'
import { ProblemNotice } from '../../parts/notice.tsx'

/** Why something could not go out, or nothing. What was written stays; where the steps have gone on, one can look. */
export function Refusal({ problem, again }: { problem: Problem | undefined; again?: () => void }) {
  return (
    <ProblemNotice
      problem={problem}
      words={problem && WORDS[problem.type]?.()}
      onAgain={problem?.status === 409 ? again : undefined}
      again={m.turnReload()}
    />
  )
}

/** What only these screens have to say; for all else there are the words of every screen. */
const WORDS: Partial<Record<ProblemType, () => string>> = {
  'no-answer': m.turnUnsent,
  'ritual-unknown': m.problemRitualUnknown,
  'repair-not-begun': m.problemRepairNotBegun,
  'repair-begun': m.problemRepairBegun,
  'repair-ended': m.problemRepairEnded,
  'repair-runs': m.problemRepairRuns,
  'step-not-current': m.problemStepNotCurrent,
  'follow-up-ahead': m.problemFollowUpAhead,
  'turn-taken': m.problemTurnTaken,
  'turn-opened': m.problemTurnOpened,
  'repair-unfinished': m.problemRepairUnfinished,
}
