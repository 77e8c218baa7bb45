import { useCallback, useEffect, useState } from 'preact/hooks'

import { language } from '../language.ts'
import { useSignInAgain } from '../session.ts'
import { onReturn } from './fresh.ts'
import { asProblem, type Problem } from './problem.ts'

/** Something a screen reads: its value once it is there, or why it is not. */
export type Load<T> = {
  value: T | undefined
  problem: Problem | undefined
  /** Reads it once more; the old value stays until then. */
  again: () => void
  /** Puts a value in place that an act has just answered with. */
  put: (value: T) => void
}

/** What has to be known of a load to show that it is under way, or went wrong. */
export type Waiting = Omit<Load<unknown>, 'put'>

/**
 * Reads when the screen opens, when the app is looked at again, and when something in `deps` or the language changes.
 * Without a session it goes to sign in. `isOwn`: what is on the screen is what I am writing; it stays when I come back.
 */
export function useLoad<T>(
  read: () => Promise<T>,
  deps: readonly unknown[],
  { isOwn = false } = {},
): Load<T> {
  const [state, setState] = useState<{ value?: T; problem?: Problem }>({})
  const [turn, setTurn] = useState(0)
  const signInAgain = useSignInAgain()

  useEffect(() => {
    let newest = 0
    const load = () => {
      const asked = ++newest
      return read().then(
        (value) => asked === newest && setState({ value }),
        (thrown: unknown) => {
          if (asked !== newest) return
          const problem = asProblem(thrown)
          if (problem.type === 'sign-in-needed') signInAgain()
          else setState((before) => ({ ...before, problem }))
        },
      )
    }
    void load()
    const stop = isOwn ? () => undefined : onReturn(load)
    return () => {
      newest = Infinity
      stop()
    }
  }, [...deps, turn, language.value])

  const again = useCallback(() => setTurn((n) => n + 1), [])
  const put = useCallback((value: T) => setState({ value }), [])
  return { value: state.value, problem: state.problem, again, put }
}
