import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/space.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { say } from '../../parts/said.ts'

/** The link, to point a camera at, to send, or to copy. */
export function InviteLink({ url }: { url: string }) {
  const [copied, setCopied] = useState(false)
  const copy = useAct(async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
    say(m.copied())
  })
  const share = useAct(() => navigator.share({ url }).catch(() => undefined))
  return (
    <div class="stack">
      <QrCode text={url} label={words.inviteQr()} />
      <p>{words.inviteMeans()}</p>
      <p class="link-text" dir="ltr">
        {url}
      </p>
      <div class="stack-small">
        {'share' in navigator && <Button onClick={share.run}>{words.inviteShare()}</Button>}
        <Button kind="quiet" onClick={copy.run}>
          {copied ? m.copied() : words.inviteCopy()}
        </Button>
      </div>
      <ProblemNotice problem={copy.problem} />
      <p class="soft">{words.inviteOnce()}</p>
    </div>
  )
}
