/**
 * Sends what is kept on this device: when the app opens, when it is looked at again, when someone has signed in again,
 * and when the browser thinks that there is a network. Each writing tries again by itself as well.
 */
import { effect } from '@preact/signals'

import { readCheckIn } from '../../content.ts'
import { kept, keptNames } from '../../device/sealed.ts'
import { listen } from '../../device/tabs.ts'
import { unsent } from '../../offline.ts'
import { signIns } from '../../session.ts'
import { UNSENT, type Unsent } from './unsent.ts'
import { Writing } from './writing.ts'
import { add, all, found, refused, waiting } from './writings.ts'

/** Called once. */
export function watchOutbox(): void {
  listen((news) => {
    if (news.about !== 'kept') return
    void all()
      .find(({ name }) => name === news.name)
      ?.recall(news.sent)
  })
  const look = () => document.visibilityState === 'visible' && void sendKept()
  addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  effect(() => {
    unsent.value = refused.value.length > 0 ? 'refused' : stateOf(waiting.value)
  })
  effect(() => {
    if (signIns.value >= 0) void sendKept()
  })
}

function stateOf(writings: readonly Writing[]): 'none' | 'waiting' | 'signed-out' {
  if (writings.length === 0) return 'none'
  const isOut = writings.some(({ autosave }) => autosave.problem.value?.type === 'sign-in-needed')
  return isOut ? 'signed-out' : 'waiting'
}

export async function sendKept(): Promise<void> {
  for (const name of await keptNames(UNSENT)) {
    const one = await kept<Unsent>(name)
    if (!one || found(one)) continue
    const checkIn = await readCheckIn(one.kind, one.pack).catch(() => undefined)
    if (checkIn) await add(new Writing(one, checkIn)).recall()
  }
  await Promise.all(all().map(({ autosave }) => autosave.pending && autosave.flush()))
}
