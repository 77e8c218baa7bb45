import { useState } from 'preact/hooks'

import type { MeOut } from '../../../api/schema.d.ts'
import { makeCode } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import type { Unlock } from '../parts/use-unlock.tsx'
import { CodeShown } from '../steps/code-shown.tsx'
import { CodeTyped } from '../steps/code-typed.tsx'
import { replaceCode } from '../ways/recovery.ts'
import { useWay } from '../ways/use-way.ts'

type Props = { me: MeOut; unlock: Unlock; onDone: (words: string) => void; onBack: () => void }

/** A new recovery code. The one before works until this one has been typed back. */
export function NewCode({ me, unlock, onDone, onBack }: Props) {
  const [code] = useState(makeCode)
  const [shown, setShown] = useState(true)
  const save = useWay(async () => {
    await unlock.withKey((key) => replaceCode(code, me.person, key))
    onDone(m.codeReplaced())
  })
  const frame = { place: app.navMe(), code }
  if (shown) return <CodeShown {...frame} handle={me.handle} onBack={onBack} onNext={() => setShown(false)} />
  return <CodeTyped {...frame} onBack={() => setShown(true)} then={save} button={app.save()} />
}
