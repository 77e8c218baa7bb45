import { useEffect, useState } from 'preact/hooks'

import type { HomeOut } from '../../api/schema.d.ts'
import { isLeaving } from '../../exit/leave.ts'
import { useSteps } from '../../parts/use-steps.ts'
import { readHome } from '../read-home.ts'
import { useOpening } from '../use-opening.ts'
import { FirstStep } from './first-step.tsx'
import { LastStep } from './last-step.tsx'
import { OpenedMeanwhile } from './opened-meanwhile.tsx'
import { PromptStep } from './prompt-step.tsx'
import { anythingUnsaved, type Writing } from './writing.ts'

/** The way through one check-in: opening words, a prompt a screen, how to share. */
export function WritingSteps({ home, writing }: { home: HomeOut; writing: Writing }) {
  const [current, setCurrent] = useState(writing)
  const { step, go, back } = useSteps()
  useGuard(current)
  const opened = useOpenedMeanwhile(home, current)

  if (opened || current.autosave.problem.value?.type === 'round-opened') {
    return <OpenedMeanwhile writing={current} onCarried={setCurrent} />
  }
  const { prompts } = current.checkIn
  const prompt = prompts[step - 1]
  if (step === 0) return <FirstStep home={home} writing={current} go={go} />
  if (!prompt) return <LastStep home={home} writing={current} back={back} go={go} />
  const next = () => {
    void current.autosave.flush()
    go(step + 1)
  }
  return <PromptStep prompt={prompt} at={step} writing={current} back={back} next={next} />
}

/** Has the check-in opened under the writer's hands? What is not saved by then is tried once more before it is said. */
function useOpenedMeanwhile(home: HomeOut, { n, autosave }: Writing): boolean {
  const [week, setWeek] = useState(home.week)
  const look = async () => {
    await autosave.flush()
    const found = await readHome(home.id).catch(() => undefined)
    if (found) setWeek(found.week)
  }
  useOpening(week, () => void look())
  return week.n > n || (week.n === n && week.state === 'open')
}

/** Saves when the app goes out of sight, and holds a closing tab for as long as something is not saved. */
function useGuard(writing: Writing): void {
  useEffect(() => {
    const save = () => void writing.autosave.flush()
    save()
    const hold = (event: BeforeUnloadEvent) => {
      if (anythingUnsaved() && !isLeaving()) event.preventDefault()
    }
    document.addEventListener('visibilitychange', save)
    addEventListener('online', save)
    addEventListener('beforeunload', hold)
    return () => {
      save()
      document.removeEventListener('visibilitychange', save)
      removeEventListener('online', save)
      removeEventListener('beforeunload', hold)
    }
  }, [writing])
}
