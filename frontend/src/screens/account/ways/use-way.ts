import { useState } from 'preact/hooks'

import { useAct } from '../../../api/act.ts'
import type { Problem } from '../../../api/problem.ts'
import { KdfTooWeak } from '../../../keys/kdf.ts'
import { PasskeyStopped } from '../../../keys/passkey.ts'
import { KeyBroken } from '../../../keys/wrapping.ts'
import * as m from '../../../messages/account.ts'
import { NoAccountKey, NotNow } from './stops.ts'

/**
 * What to say when it stopped on this device. Closing a question is nothing wrong, so that is not `isGrave`;
 * `toRecovery` where only the recovery code leads on.
 */
export type Said = { words: string; isGrave: boolean; toRecovery: boolean }

/** Something that signs in or changes a way in: whether it is under way, and why it did not work the last time. */
export type Way<A extends unknown[]> = {
  run: (...args: A) => Promise<void>
  pending: boolean
  problem: Problem | undefined
  said: Said | undefined
}

export function useWay<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Way<A> {
  const [said, setSaid] = useState<Said>()
  const { run, pending, problem } = useAct(async (...args: A) => {
    setSaid(undefined)
    try {
      await act(...args)
    } catch (thrown) {
      if (thrown instanceof NotNow) return
      const stopped = saidOf(thrown)
      if (!stopped) throw thrown
      setSaid(stopped)
    }
  })
  return { run: (...args) => run(...args).then(() => undefined), pending, problem, said }
}

function saidOf(thrown: unknown): Said | undefined {
  const calm = { isGrave: false, toRecovery: false }
  if (thrown instanceof PasskeyStopped) return { ...calm, words: PASSKEY[thrown.why]() }
  if (thrown instanceof NoAccountKey) return { ...calm, words: m.noAccountKey(), toRecovery: true }
  if (thrown instanceof KdfTooWeak) return { ...calm, words: m.kdfTooWeak(), isGrave: true }
  return thrown instanceof KeyBroken ? { ...calm, words: m.keyBroken(), isGrave: true } : undefined
}

const PASSKEY = {
  cancelled: m.passkeyCancelled,
  there: m.passkeyThere,
  other: m.passkeyOther,
  cannot: m.passkeyCannot,
}
