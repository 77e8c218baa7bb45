import { useCallback, useRef, useState } from 'preact/hooks'

import { asProblem, type Problem } from './problem.ts'

/** Something a screen does: whether it is under way, and why it did not work the last time. */
export type Act<A extends unknown[]> = {
  /** True once it has worked. While one is under way, another press does nothing and answers false. */
  run: (...args: A) => Promise<boolean>
  pending: boolean
  problem: Problem | undefined
  clear: () => void
}

export function useAct<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Act<A> {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const busy = useRef(false)
  const latest = useRef(act)
  latest.current = act

  const run = useCallback(async (...args: A) => {
    if (busy.current) return false
    busy.current = true
    setPending(true)
    setProblem(undefined)
    try {
      await latest.current(...args)
      return true
    } catch (thrown) {
      setProblem(asProblem(thrown))
      return false
    } finally {
      busy.current = false
      setPending(false)
    }
  }, [])

  const clear = useCallback(() => setProblem(undefined), [])
  return { run, pending, problem, clear }
}
