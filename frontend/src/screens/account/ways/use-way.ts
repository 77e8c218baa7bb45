import { useCallback, useState } from 'preact/hooks'

import { useAct, type Act } from '../../../api/act.ts'
import { KdfTooWeak } from '../../../keys/kdf.ts'
import { PasskeyStopped } from '../../../keys/passkey.ts'
import { KeyBroken } from '../../../keys/wrapping.ts'
import * as m from '../../../messages/account.ts'
import { NoAccountKey, NotNow } from './stops.ts'

/** An act that may also stop on this device: `said` is what to say then. */
export type Way<A extends unknown[]> = Omit<Act<A>, 'clear'> & { said: string | undefined }

export function useWay<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Way<A> {
  const [said, setSaid] = useState<string>()
  const inner = useAct(async (...args: A) => {
    setSaid(undefined)
    try {
      await act(...args)
      return true
    } catch (thrown) {
      if (thrown instanceof NotNow) return false
      const words = wordsOfDevice(thrown)
      if (!words) throw thrown
      setSaid(words)
      return false
    }
  })
  const run = useCallback((...args: A) => inner.run(...args), [inner.run])
  return { run, pending: inner.pending, problem: inner.problem, said }
}

function wordsOfDevice(thrown: unknown): string | undefined {
  if (thrown instanceof PasskeyStopped) return PASSKEY[thrown.why]()
  if (thrown instanceof KdfTooWeak) return m.kdfTooWeak()
  if (thrown instanceof NoAccountKey) return m.noAccountKey()
  return thrown instanceof KeyBroken ? m.keyBroken() : undefined
}

const PASSKEY = {
  cancelled: m.passkeyCancelled,
  there: m.passkeyThere,
  other: m.passkeyOther,
  cannot: m.passkeyCannot,
}
