import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'

import { isLeaving } from '../../exit/leave.ts'
import { useSteps } from '../../parts/use-steps.ts'
import { readHome } from '../read-home.ts'
import { useOpening } from '../use-opening.ts'
import { FirstStep } from './first-step.tsx'
import { LastStep } from './last-step.tsx'
import { PromptStep } from './prompt-step.tsx'
import { Refused } from './refused.tsx'
import { openingOf, type Shown } from './week.ts'
import type { Writing } from './writing.ts'
import { anythingUnsaved, isRefused } from './writings.ts'

/** The way through one check-in: opening words, a prompt a screen, how to share. */
export function WritingSteps({ shown, writing }: { shown: Shown; writing: Writing }) {
  const [current, setCurrent] = useState(writing)
  const { step, go, back } = useSteps()
  const { route } = useLocation()
  useGuard(current)
  const opened = useOpenedMeanwhile(shown, current)

  if (opened || isRefused(current)) {
    return <Refused writing={current} onCarried={setCurrent} onLetGo={() => route('/')} />
  }
  const { prompts } = current.checkIn
  const prompt = prompts[step - 1]
  if (step === 0) return <FirstStep shown={shown} writing={current} go={go} />
  if (!prompt) return <LastStep shown={shown} writing={current} back={back} go={go} />
  const next = () => {
    void current.autosave.flush()
    go(step + 1)
  }
  return <PromptStep prompt={prompt} at={step} writing={current} back={back} next={next} />
}

/** Has the check-in opened under the writer's hands? What is not saved by then is tried once more before it is said. */
function useOpenedMeanwhile(shown: Shown, { place: { space, n }, autosave }: Writing): boolean {
  const [week, setWeek] = useState(openingOf(shown))
  const look = async () => {
    await autosave.flush()
    const found = await readHome(space).catch(() => undefined)
    if (found) setWeek(found.week)
  }
  useOpening(week, () => void look())
  return week.n > n || (week.n === n && week.state === 'open')
}

/** Saves when the app goes out of sight, reads again when it comes back, and holds a closing tab for as long as something is in its memory alone. */
function useGuard(writing: Writing): void {
  useEffect(() => {
    const save = () => void writing.autosave.flush()
    const look = () => {
      save()
      if (document.visibilityState === 'visible' && !writing.autosave.pending)
        void writing.refresh().catch(() => undefined)
    }
    save()
    const hold = (event: BeforeUnloadEvent) => {
      if (anythingUnsaved() && !isLeaving()) event.preventDefault()
    }
    document.addEventListener('visibilitychange', look)
    addEventListener('beforeunload', hold)
    return () => {
      save()
      document.removeEventListener('visibilitychange', look)
      removeEventListener('beforeunload', hold)
    }
  }, [writing])
}
