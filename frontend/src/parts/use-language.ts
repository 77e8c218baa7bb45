import { useState } from 'preact/hooks'

import { useAct } from '../api/act.ts'
import type { Problem } from '../api/problem.ts'
import { chosen, type Choice } from '../language.ts'
import { speak } from '../words.ts'

/** What was chosen, also while its words are on their way, and choosing anew. */
export function useLanguage(): {
  choice: Choice
  choose: (choice: Choice) => void
  problem: Problem | undefined
} {
  const [wanted, setWanted] = useState<Choice>(chosen.value)
  const change = useAct(speak)
  const choose = (choice: Choice) => {
    setWanted(choice)
    void change.run(choice)
  }
  return { choice: change.pending ? wanted : chosen.value, choose, problem: change.problem }
}
