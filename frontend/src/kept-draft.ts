/**
 * Something being written that outlives its page too: sealed on this device (device/sealed.ts) until it has gone out or
 * is let go. Names begin with the space and hold the writer's id, so that the next person here never meets it.
 */
import { signal, type Signal } from '@preact/signals'

import { forget as forgetKept, keep, kept, keptNames } from './device/sealed.ts'
import { inTurn } from './device/turns.ts'

export const DRAFT = 'draft/'
const PAUSE = 300

const drafts = signal<ReadonlyMap<string, Signal<unknown>>>(new Map())
/** Changed, and not kept yet. */
const fresh = signal<ReadonlySet<string>>(new Set())
/** Does what is kept outlive the page? */
const lasts = signal(true)
let timer: ReturnType<typeof setTimeout> | undefined

export type Draft<T> = {
  value: T
  /** Where it is by now: sealed on this device, or in this page alone where the browser keeps nothing. */
  where: 'device' | 'page' | undefined
  change: (value: T) => void
  forget: () => void
}

/** Brings what is kept under names that begin so into memory. To be called before a screen shows one of them. */
export async function bringDrafts(beginning: string): Promise<void> {
  for (const name of await keptNames(DRAFT + beginning)) {
    const value = await kept<unknown>(name)
    if (value !== undefined && !drafts.value.has(name)) put(name, value)
  }
}

/** The draft of this name, or what it begins with. */
export function useKeptDraft<T>(name: string, initial: T): Draft<T> {
  const found = drafts.value.get(DRAFT + name)
  return {
    value: found ? (found.value as T) : initial,
    where: !found || fresh.value.has(DRAFT + name) ? undefined : lasts.value ? 'device' : 'page',
    change: (value) => changeDraft(name, value),
    forget: () => forgetDraft(name),
  }
}

/** Those that are there under names that begin so; each name without its beginning. */
export function draftsUnder(beginning: string): [string, unknown][] {
  const start = DRAFT + beginning
  return [...drafts.value]
    .filter(([name]) => name.startsWith(start))
    .map(([name, value]) => [name.slice(start.length), value.value])
}

export function changeDraft(name: string, value: unknown): void {
  const found = drafts.value.get(DRAFT + name)
  if (found) found.value = value
  else put(DRAFT + name, value)
  fresh.value = new Set(fresh.value).add(DRAFT + name)
  timer ??= setTimeout(keepAll, PAUSE)
}

export function forgetDraft(name: string): void {
  drop(DRAFT + name)
  void inTurn(`keep/${DRAFT}${name}`, () => forgetKept(DRAFT + name))
}

/** After leaving a space: nothing of it stays on this device. */
export async function forgetDrafts(space: string): Promise<void> {
  const beginning = `${DRAFT}${space}`
  const names = [...drafts.value.keys()].filter((name) => name.startsWith(beginning))
  for (const name of names) drop(name)
  await Promise.all(
    (await keptNames(beginning)).map((name) => inTurn(`keep/${name}`, () => forgetKept(name))),
  )
}

/** Keeps what has changed, now: also when the page goes out of sight and may not come back. */
async function keepAll(): Promise<void> {
  clearTimeout(timer)
  await Promise.all([...fresh.value].map((name) => inTurn(`keep/${name}`, () => keepOne(name))))
  timer = fresh.value.size > 0 ? setTimeout(keepAll, PAUSE) : undefined
}

/** What is forgotten meanwhile stays so; what changes meanwhile is kept in the next turn. */
async function keepOne(name: string): Promise<void> {
  const value = drafts.value.get(name)?.peek()
  if (value === undefined) return
  lasts.value = await keep(name, value)
  if (drafts.value.get(name)?.peek() === value) calm(name)
}

function calm(name: string): void {
  fresh.value = new Set([...fresh.value].filter((other) => other !== name))
}

function put(name: string, value: unknown): void {
  drafts.value = new Map(drafts.value).set(name, signal(value))
}

function drop(name: string): void {
  calm(name)
  drafts.value = new Map([...drafts.value].filter(([other]) => other !== name))
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void keepAll()
})
