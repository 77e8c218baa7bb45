import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

import type { Problem } from '../api/problem.ts'
import { wordsOf } from '../api/words.ts'
import * as m from '../messages/app.ts'
import { useSignInAgain } from '../session.ts'
import { Button } from './button.tsx'
import { say } from './said.ts'

/** Something to know. A `problem` is read out at once, anything else when there is a pause. */
export function Notice(props: { kind?: 'info' | 'problem'; children: ComponentChildren }) {
  const isProblem = props.kind === 'problem'
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isProblem) say(notice.current?.textContent ?? '')
  }, [isProblem])
  return (
    <div ref={notice} class={isProblem ? 'notice problem' : 'notice'} role={isProblem ? 'alert' : undefined}>
      {props.children}
    </div>
  )
}

/** What went wrong, in words, or nothing. Without a session it offers to sign in again. */
export function ProblemNotice(props: { problem: Problem | undefined; onAgain?: () => void }) {
  const signInAgain = useSignInAgain()
  if (!props.problem) return null
  return (
    <Notice kind="problem">
      <p>{wordsOf(props.problem)}</p>
      {props.problem.type === 'sign-in-needed' ? (
        <Button kind="link" onClick={signInAgain}>
          {m.signIn()}
        </Button>
      ) : (
        props.onAgain && (
          <Button kind="link" onClick={props.onAgain}>
            {m.tryAgain()}
          </Button>
        )
      )}
    </Notice>
  )
}
