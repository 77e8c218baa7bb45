import type { ComponentChildren } from 'preact'

import type { Bytes } from '../../../keys/bytes.ts'
import { writeCode } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { Code } from '../parts/code.tsx'
import { CodeCopies } from '../parts/code-copies.tsx'

type Props = {
  place: string
  above?: ComponentChildren
  code: Bytes
  handle: string
  onBack: () => void
  onNext: () => void
}

/** The recovery code, this once. */
export function CodeShown({ place, above, code, handle, onBack, onNext }: Props) {
  return (
    <Screen
      place={place}
      above={above}
      step="code"
      title={m.codeTitle()}
      lead={m.codeLead()}
      foot={
        <>
          <Button kind="quiet" onClick={onBack}>
            {app.back()}
          </Button>
          <Button onClick={onNext}>{m.codeKept()}</Button>
        </>
      }
    >
      <div class="code-card">
        <p class="soft">{m.codeFor({ handle, address: location.host })}</p>
        <Code groups={writeCode(code)} />
      </div>
      <CodeCopies code={code} handle={handle} />
      <p>{m.codeWhere()}</p>
    </Screen>
  )
}
