import type { ComponentChildren } from 'preact'
import { useCallback, useState } from 'preact/hooks'

import { Problem } from '../../../api/problem.ts'
import type { MeOut } from '../../../api/schema.d.ts'
import { accountKeyOf } from '../../../keys/account-key.ts'
import type { Bytes } from '../../../keys/bytes.ts'
import { NoAccountKey, NotNow } from '../ways/stops.ts'
import { SignInDialog } from './sign-in-dialog.tsx'

export type Unlock = {
  /** Does what asks for a sign-in in the last ten minutes, after one in between where it is needed. */
  whenFresh: (act: () => Promise<void>) => Promise<void>
  /** The same with the account key. Throws NoAccountKey. */
  withKey: (act: (key: Bytes) => Promise<void>) => Promise<void>
  /** The question in between, while it is asked. */
  question: ComponentChildren
}

type Asking = { done: () => void; notNow: () => void }

export function useUnlock(me: MeOut): Unlock {
  const [asking, setAsking] = useState<Asking>()

  const askSignIn = useCallback(
    () =>
      new Promise<void>((resolve, reject) => {
        setAsking({ done: resolve, notNow: () => reject(new NotNow()) })
      }).finally(() => setAsking(undefined)),
    [],
  )

  const whenFresh = useCallback(
    async (act: () => Promise<void>) => {
      try {
        await act()
      } catch (thrown) {
        if (!(thrown instanceof Problem) || thrown.type !== 'fresh-sign-in-needed') throw thrown
        await askSignIn()
        await act()
      }
    },
    [askSignIn],
  )

  const withKey = useCallback(
    async (act: (key: Bytes) => Promise<void>) => {
      if (!accountKeyOf(me.person)) await askSignIn()
      await whenFresh(async () => {
        const key = accountKeyOf(me.person)
        if (!key) throw new NoAccountKey()
        await act(key)
      })
    },
    [askSignIn, whenFresh, me.person],
  )

  const question = asking && <SignInDialog me={me} onDone={asking.done} onClose={asking.notNow} />
  return { whenFresh, withKey, question }
}
