import { useCallback, useEffect, useState } from 'preact/hooks'

type Place = { step: number; depth: number }

type Walk = {
  step: number
  go: (step: number) => void
  back: () => void
  /** To where this screen was entered, as if nothing had been walked through. */
  restart: () => void
}

/**
 * Steps within one screen that the browser's own back button knows. `depth` counts the entries made here, so that
 * going back never leaves the screen by surprise.
 */
export function useSteps(first = 0): Walk {
  const [step, setStep] = useState(() => here()?.step ?? first)

  useEffect(() => {
    const follow = () => setStep(here()?.step ?? first)
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [first])

  const go = useCallback((next: number) => {
    history.pushState({ step: next, depth: (here()?.depth ?? 0) + 1 } satisfies Place, '')
    setStep(next)
  }, [])

  const back = useCallback(() => {
    if ((here()?.depth ?? 0) > 0) return history.back()
    const before = Math.max((here()?.step ?? first) - 1, 0)
    history.replaceState({ step: before, depth: 0 } satisfies Place, '')
    setStep(before)
  }, [first])

  const restart = useCallback(() => {
    const depth = here()?.depth ?? 0
    if (depth > 0) history.go(-depth)
    else history.replaceState({ step: first, depth: 0 } satisfies Place, '')
    setStep(first)
  }, [first])

  return { step, go, back, restart }
}

function here(): Place | undefined {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'step' in state ? (state as Place) : undefined
}
