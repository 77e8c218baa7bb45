import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

import type { Problem } from '../api/problem.ts'
import { wordsOf } from '../api/words.ts'
import * as m from '../messages/app.ts'
import { currentSpace, useSignInAgain } from '../session.ts'
import { hearTimeOut } from '../resting.ts'
import { Button, ButtonLink } from './button.tsx'
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

type ProblemProps = {
  problem: Problem | undefined
  /** What a screen has to say itself; for all else there are the words of every screen. */
  words?: string | undefined
  onAgain?: (() => void) | undefined
  /** What trying again is called. */
  again?: string
}

/** What went wrong, in words, or nothing; and what helps: signing in again, or a breath while a time-out runs. */
export function ProblemNotice(props: ProblemProps) {
  const signInAgain = useSignInAgain()
  const { type, returnsAt } = props.problem ?? {}
  const space = currentSpace.value
  useEffect(() => {
    if (returnsAt && space) hearTimeOut(space, { returns_at: returnsAt })
  }, [returnsAt, space])
  if (!props.problem) return null
  return (
    <Notice kind="problem">
      <p>{props.words ?? wordsOf(props.problem)}</p>
      {type === 'sign-in-needed' ? (
        <Button kind="link" onClick={signInAgain}>
          {m.signIn()}
        </Button>
      ) : type === 'time-out-runs' ? (
        <ButtonLink kind="link" href={`/s/${space}/time-out`}>
          {m.timeOutBreathe()}
        </ButtonLink>
      ) : (
        props.onAgain && (
          <Button kind="link" onClick={props.onAgain}>
            {props.again ?? m.tryAgain()}
          </Button>
        )
      )}
    </Notice>
  )
}
