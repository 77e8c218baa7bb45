import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'

import { serverNow } from '../clock.ts'
import * as m from '../messages/app.ts'
import { newVersion, takeNewVersion, unsent } from '../offline.ts'
import { hearTimeOut, resting, untilWords } from '../resting.ts'
import { currentSpace, useSignInAgain } from '../session.ts'
import { Button, ButtonLink } from './button.tsx'

/** One line at most, on every place: words that have not gone out, a time-out that runs, or a new version. */
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
  }
  if (resting.value && resting.value.space === currentSpace.value) return <Paused {...resting.value} />
  switch (unsent.value) {
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

/** Until when, as anyone here may read it; it goes by itself. */
function Paused({ space, returnsAt }: { space: string; returnsAt: string }) {
  useEffect(() => {
    const look = () => Date.parse(returnsAt) <= serverNow() && hearTimeOut(space, null)
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [space, returnsAt])
  return (
    <Line words={m.timeOutLine({ when: untilWords(returnsAt) })}>
      <ButtonLink kind="link" href={`/s/${space}/time-out`}>
        {m.timeOutBreathe()}
      </ButtonLink>
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
