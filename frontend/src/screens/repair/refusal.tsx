import type { Problem } from '../../api/problem.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'

/** Why something could not go out, or nothing. What was written stays; where the steps have gone on, one can look. */
export function Refusal({ problem, again }: { problem: Problem | undefined; again: () => void }) {
  if (problem?.type === 'no-answer') {
    return (
      <Notice kind="problem">
        <p>{m.turnUnsent()}</p>
      </Notice>
    )
  }
  return (
    <>
      <ProblemNotice problem={problem} />
      {problem?.status === 409 && (
        <Button kind="link" onClick={again}>
          {m.turnReload()}
        </Button>
      )}
    </>
  )
}
