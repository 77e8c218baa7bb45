import { useState } from 'preact/hooks'

import type { Bytes } from '../../../keys/bytes.ts'
import { writeCode } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { say } from '../../../parts/said.ts'
import { useWay } from '../ways/use-way.ts'
import { Trouble } from './trouble.tsx'

const FILE = 'code.txt'

/** Ways to take the code along. */
export function CodeCopies({ code, handle }: { code: Bytes; handle: string }) {
  const [copied, setCopied] = useState(false)
  const written = writeCode(code).join('-')
  const copy = useWay(async () => {
    await navigator.clipboard.writeText(written)
    setCopied(true)
    say(m.codeCopied())
  })
  return (
    <div class="stack-small code-copies">
      <div class="actions">
        <Button kind="link" onClick={() => print()}>
          {m.codePrint()}
        </Button>
        <Button
          kind="link"
          onClick={() => save(`${m.codeFor({ handle, address: location.host })}\n\n${written}\n`)}
        >
          {m.codeSave()}
        </Button>
        <Button kind="link" onClick={copy.run}>
          {copied ? m.codeCopied() : m.codeCopy()}
        </Button>
      </div>
      <Trouble of={copy} />
    </div>
  )
}

/** Hands the browser a file. Its name says nothing to someone who looks through the downloads. */
function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: url, download: FILE }).click()
  URL.revokeObjectURL(url)
}
