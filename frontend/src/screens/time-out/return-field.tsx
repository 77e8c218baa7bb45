import { useState } from 'preact/hooks'

import type { Problem } from '../../api/problem.ts'
import { serverNow } from '../../clock.ts'
import { fromField } from '../../format/wall-time.ts'
import * as words from '../../messages/time-out.ts'
import { Choices } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import { untilWords } from '../../resting.ts'
import { useNow } from '../use-now.ts'
import { bounds, misfit, returnTimes, type Choice, type Misfit } from './return-times.ts'

export type Chosen = {
  choice: Choice | 'other'
  other: string
  setChoice: (choice: Choice | 'other') => void
  setOther: (other: string) => void
  /** The moment that is chosen, counted from now on; nothing, and why, where it does not fit. */
  take: () => number | undefined
  fault: Misfit | undefined
}

/** A return time being chosen; `after` is the one that is to be moved. */
export function useReturnTime(after?: number): Chosen {
  const [choice, setChoice] = useState<Choice | 'other'>('half')
  const [other, setOther] = useState(() => bounds(serverNow(), after).min)
  const [fault, setFault] = useState<Misfit>()
  const take = () => {
    const now = serverNow()
    const offered = returnTimes(now, after)
    const at = choice === 'other' ? fromField(other) : offered.find((one) => one.choice === choice)?.at
    const found = at === undefined ? 'past' : misfit(at, now, after)
    setFault(found)
    return found ? undefined : at
  }
  const clear = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      setFault(undefined)
      set(value)
    }
  }
  return { choice, other, setChoice: clear(setChoice), setOther: clear(setOther), take, fault }
}

const TITLES: Record<Choice, () => string> = {
  twenty: words.timeOutTwenty,
  half: words.timeOutHalf,
  hour: words.timeOutHour,
  evening: words.timeOutEvening,
  morning: words.timeOutMorning,
}
const LATER: Partial<Record<Choice, () => string>> = {
  half: words.timeOutLaterHalf,
  hour: words.timeOutLaterHour,
}

/** When one will be back: a few times, each with what the clock will show, or another one. */
export function ReturnField({ chosen, after }: { chosen: Chosen; after?: number }) {
  const now = useNow()
  const { choice, other, setChoice, setOther, fault } = chosen
  const titles = after === undefined ? TITLES : { ...TITLES, ...LATER }
  const iso = (at: number) => new Date(at).toISOString()
  return (
    <>
      <Choices
        label={after === undefined ? words.timeOutWhen() : words.timeOutUntilWhen()}
        options={[
          ...returnTimes(now, after).map((offered) => ({
            value: offered.choice,
            title: titles[offered.choice](),
            description: untilWords(iso(offered.at)),
          })),
          { value: 'other' as const, title: words.timeOutOther() },
        ]}
        value={choice}
        onChange={setChoice}
      />
      {choice === 'other' && (
        <Field
          label={words.timeOutBackAt()}
          hint={words.timeOutBounds()}
          fault={fault && misfitWords(fault, after)}
          type="datetime-local"
          value={other}
          {...bounds(now, after)}
          onInput={setOther}
        />
      )}
    </>
  )
}

/** What does not fit about a return time, here or by the server; nothing for any other problem. */
export function problemWords({ type }: Problem, after?: number): string | undefined {
  if (type === 'time-out-moved') return words.timeOutWasMoved()
  if (type === 'time-out-over') return words.timeOutWasOver()
  return type.startsWith('return-') ? misfitWords(type.slice('return-'.length) as Misfit, after) : undefined
}

function misfitWords(fault: Misfit, after?: number): string {
  switch (fault) {
    case 'past':
      return words.timeOutPast()
    case 'too-soon':
      return words.timeOutTooSoon()
    case 'too-far':
      return words.timeOutTooFar()
    case 'not-later':
      return words.timeOutNotLater({ when: untilWords(new Date(after ?? 0).toISOString()) })
  }
}
