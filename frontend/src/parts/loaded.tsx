import type { ComponentChildren } from 'preact'

import type { Load } from '../api/load.ts'
import * as m from '../messages/app.ts'
import { ProblemNotice } from './notice.tsx'

/** Quiet for a moment, then one soft line. */
export function Loading() {
  return (
    <p class="loading" role="status">
      {m.loading()}
    </p>
  )
}

/** What a screen reads, once it is there; until then a quiet line, or why it is not. */
export function Loaded<T>({ of, children }: { of: Load<T>; children: (value: T) => ComponentChildren }) {
  if (of.value !== undefined) return <>{children(of.value)}</>
  if (of.problem) return <ProblemNotice problem={of.problem} onAgain={of.again} />
  return <Loading />
}

/** Where there is nothing yet. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="soft">{children}</p>
}
