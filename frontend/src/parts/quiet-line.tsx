import type { ComponentChildren } from 'preact'

import * as m from '../messages/app.ts'
import { newVersion, takeNewVersion, unsent } from '../offline.ts'
import { useSignInAgain } from '../session.ts'
import { Button, ButtonLink } from './button.tsx'

/** One line at most, on every place: words that have not gone out, or a new version. */
export function QuietLine() {
  const signInAgain = useSignInAgain()
  switch (unsent.value) {
    case 'refused':
      return (
        <Line words={m.lineRefused()}>
          <ButtonLink kind="link" href="/unsent">
            {m.lineLook()}
          </ButtonLink>
        </Line>
      )
    case 'signed-out':
      return (
        <Line words={m.lineSignedOut()}>
          <Button kind="link" onClick={signInAgain}>
            {m.signIn()}
          </Button>
        </Line>
      )
    case 'waiting':
      return <Line words={m.lineWaiting()} />
  }
  if (!newVersion.value) return null
  return (
    <Line words={m.lineNewVersion()}>
      <Button kind="link" onClick={takeNewVersion}>
        {m.lineReload()}
      </Button>
    </Line>
  )
}

function Line({ words, children }: { words: string; children?: ComponentChildren }) {
  return (
    <div class="quiet-line soft" role="status">
      <p>{words}</p>
      {children}
    </div>
  )
}
