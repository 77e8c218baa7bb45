import type { Problem, ProblemType } from '../../api/problem.ts'
import { longDay } from '../../format/days.ts'
import * as m from '../../messages/asks.ts'
import { ProblemNotice } from '../../parts/notice.tsx'

/** Why an ask or an answer could not go out, or nothing. What was written stays. `today`: the day it is in the space. */
export function Refusal({ problem, today }: { problem: Problem | undefined; today: string }) {
  const words = problem && (isOfWhom(problem) ? m.problemAskWhom : WORDS[problem.type])
  return (
    <ProblemNotice problem={problem} words={words?.({ day: longDay(problem?.againOn ?? today, today) })} />
  )
}

/** Someone comes in with the next check-in, or has left meanwhile. */
function isOfWhom({ type, pointers }: Problem): boolean {
  return type === 'invalid' && pointers.includes('/to')
}

/** What only these screens have to say; for all else there are the words of every screen. */
const WORDS: Partial<Record<ProblemType, (values: { day: string }) => string>> = {
  'purpose-unknown': m.problemPurposeUnknown,
  'ask-said-no': m.problemAskSaidNo,
  'ask-open': m.problemAskOpen,
  'ask-rested': m.problemAskRested,
  'own-ask': m.problemOwnAsk,
  'time-past': m.problemTimePast,
  'time-too-far': m.problemTimeTooFar,
  'time-not-offered': m.problemTimeNotOffered,
}
