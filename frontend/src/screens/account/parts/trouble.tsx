import type { ProblemType } from '../../../api/problem.ts'
import * as m from '../../../messages/account.ts'
import { Notice, ProblemNotice } from '../../../parts/notice.tsx'
import type { Way } from '../ways/use-way.ts'

type Props = {
  of: Pick<Way<never[]>, 'said' | 'problem'>
  /** Words that fit better here than the common ones. */
  instead?: Partial<Record<ProblemType, string>>
}

/** Why a way in did not work, in words: what the server said, or what stopped on this device. */
export function Trouble({ of: { said, problem }, instead = {} }: Props) {
  if (said)
    return (
      <Notice kind={said.isGrave ? 'problem' : 'info'}>
        <p>{said.words}</p>
        {said.toRecovery && <a href="/recover">{m.useCode()}</a>}
      </Notice>
    )
  const words = problem && instead[problem.type]
  if (words)
    return (
      <Notice kind="problem">
        <p>{words}</p>
      </Notice>
    )
  return <ProblemNotice problem={problem} />
}
