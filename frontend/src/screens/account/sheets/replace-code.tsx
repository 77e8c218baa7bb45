import type { MeOut } from '../../../api/schema.d.ts'
import type { Bytes } from '../../../keys/bytes.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import type { Unlock } from '../parts/use-unlock.tsx'
import { CodeTyped } from '../steps/code-typed.tsx'
import { replaceCode } from '../ways/recovery.ts'
import { useWay } from '../ways/use-way.ts'

type Props = { me: MeOut; unlock: Unlock; code: Bytes; onDone: (words: string) => void; onBack: () => void }

/** A new recovery code. The one before works until this one has been typed back. */
export function ReplaceCode({ me, unlock, code, onDone, onBack }: Props) {
  const save = useWay(async () => {
    await unlock.withKey((key) => replaceCode(code, me.person, key))
    onDone(m.codeReplaced())
  })
  return <CodeTyped place={app.navMe()} code={code} onBack={onBack} then={save} button={app.save()} />
}
