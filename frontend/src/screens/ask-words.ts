/** How an ask is put into words, in a list and on its own page. */
import type { AskAnswerOut, AskOut, AskPurpose, AskWords, HomeOut } from '../api/schema.d.ts'
import { serverNow } from '../clock.ts'
import { readAskWords, withName } from '../content.ts'
import { dayIn, moment } from '../format/days.ts'
import { nameOf } from '../format/people.ts'
import { locale } from '../language.ts'
import * as m from '../messages/asks.ts'

/** What it is for. A purpose of a version that is not known here has no words. */
export function purposeOf(
  words: AskWords | undefined,
  { purpose }: Pick<AskOut, 'purpose'>,
): AskPurpose | undefined {
  return words?.purposes.find(({ id }) => id === purpose)
}

/** What mine is for, or who asks me for what. */
export function titleOf(
  ask: AskOut,
  words: AskWords | undefined,
  home: Pick<HomeOut, 'members'>,
  mine: boolean,
): string {
  const purpose = purposeOf(words, ask)
  const name = nameOf(home.members, ask.by)
  if (!purpose) return mine ? m.asksTitle() : name
  return mine ? purpose.name : withName(purpose.theirs, name)
}

/** The words that asks were made with, by their version. */
export async function wordsOfAll(
  home: HomeOut,
  asks: readonly AskOut[],
): Promise<ReadonlyMap<number, AskWords | undefined>> {
  const versions = [...new Set(asks.map(({ pack }) => pack))]
  return new Map(
    await Promise.all(versions.map(async (pack) => [pack, await readAskWords(home.kind, pack)] as const)),
  )
}

export const ANSWERS: Record<AskAnswerOut['answer'], () => string> = {
  yes: m.askYes,
  'not-now': m.askNotNow,
  no: m.askNo,
}

/** The answer that I gave to another's ask, if I gave one. */
export function myAnswer(ask: AskOut): AskAnswerOut | null {
  return ask.asked[0]?.answer ?? null
}

/** A time that was offered or named, as the clock on this device's wall has it. */
export function timeWords(at: string): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return moment(at, zone, dayIn(new Date(serverNow()).toISOString(), zone))
}

/** The same where it stands by itself. */
export function timeTitle(at: string): string {
  const words = timeWords(at)
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1)
}

const DAY = 86_400_000
const MINUTE = 60_000
const TIME_FURTHEST = 14 * DAY

export type TimeMisfit = 'past' | 'too-far'

/** What is wrong with a time that is offered or named now (models/asks.py holds the same bounds). */
export function timeMisfit(at: number | undefined, now: number): TimeMisfit | undefined {
  if (at === undefined || at <= now) return 'past'
  return at > now + TIME_FURTHEST ? 'too-far' : undefined
}

/** The earliest and the latest that fit, in milliseconds. */
export function timeBounds(now: number): { first: number; last: number } {
  return { first: Math.ceil((now + MINUTE) / MINUTE) * MINUTE, last: now + TIME_FURTHEST }
}
