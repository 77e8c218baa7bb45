import type { ComponentChildren } from 'preact'

import type { Problem } from '../api/problem.ts'
import { wordsOf } from '../api/words.ts'
import * as m from '../messages/app.ts'
import { useSignInAgain } from '../session.ts'
import { Button } from './button.tsx'

/** Something to know. A `problem` is read out at once, anything else when there is a pause. */
export function Notice(props: { kind?: 'info' | 'problem'; children: ComponentChildren }) {
  const isProblem = props.kind === 'problem'
  return (
    <div class={isProblem ? 'notice problem' : 'notice'} role={isProblem ? 'alert' : 'status'}>
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
