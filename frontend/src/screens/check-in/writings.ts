import { computed, signal } from '@preact/signals'

import type { ProblemType } from '../../api/problem.ts'
import { forget as forgetName, keptNames } from '../../device/sealed.ts'
import { inTurn } from '../../device/turns.ts'
import { forgetDrafts } from '../../kept-draft.ts'
import { TIME_OUT } from '../../resting.ts'
import { nameOf, UNSENT, type Whose } from './unsent.ts'
import { WEEK } from './week.ts'
import { takeBackAnswer, type Writing } from './writing.ts'

/** What is being written in this tab, by name: leaving the screen, or signing in again, costs no word. */
const writings = signal<ReadonlyMap<string, Writing>>(new Map())

/** No waiting helps, and no other button on the screen either: the text stays, and its writer says what becomes of it. */
const REFUSALS: readonly ProblemType[] = ['round-opened', 'round-not-begun', 'not-found', 'pack-unknown']

export function found(whose: Whose): Writing | undefined {
  return writings.value.get(nameOf(whose))
}

export function all(): Writing[] {
  return [...writings.value.values()]
}

/** The one that is there already under this name, or this one. */
export function add(writing: Writing): Writing {
  const there = writings.value.get(writing.name)
  if (there) return there
  writings.value = new Map(writings.value).set(writing.name, writing)
  return writing
}

export function forget(writing: Writing): void {
  writings.value = new Map([...writings.value].filter(([, kept]) => kept !== writing))
}

/** After leaving a space: nothing of it stays on this device. */
export async function forgetKept(space: string): Promise<void> {
  await Promise.all(all().map((writing) => writing.place.space === space && writing.drop()))
  const names = (await Promise.all([UNSENT, WEEK, TIME_OUT].map((kind) => keptNames(kind + space)))).flat()
  await Promise.all([...names.map(forgetName), forgetDrafts(space)])
}

export async function takeBack(whose: Whose): Promise<void> {
  const there = found(whose)
  if (there) await there.takeBack()
  else await inTurn(`send/${nameOf(whose)}`, () => takeBackAnswer(whose))
}

export function isRefused({ autosave }: Writing): boolean {
  const problem = autosave.problem.value
  return problem !== undefined && REFUSALS.includes(problem.type)
}

/** Refused, and not looked at yet. */
export const refused = computed(() =>
  [...writings.value.values()].filter((one) => one.isUnsent && isRefused(one)),
)

/** On this device only, because the server could not be reached or nobody is signed in. */
export const waiting = computed(() =>
  [...writings.value.values()].filter(
    (one) => one.isUnsent && one.autosave.problem.value !== undefined && !isRefused(one),
  ),
)

/** Is there writing that neither the server has nor this device beyond the page? */
export function anythingUnsaved(): boolean {
  return all().some((one) => !one.isKept || (one.autosave.pending && !one.lasts.value))
}
