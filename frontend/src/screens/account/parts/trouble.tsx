import * as m from '../../../messages/account.ts'
import { Notice, ProblemNotice } from '../../../parts/notice.tsx'
import type { Way } from '../ways/use-way.ts'

type Props = {
  of: Pick<Way<never[]>, 'said' | 'problem'>
  /** What to say when a sign-in does not fit: what was shown this time. */
  refused?: string
}

/** Why a way in did not work, in words: what the server said, or what stopped on this device. */
export function Trouble({ of: { said, problem }, refused }: Props) {
  if (said)
    return (
      <Notice kind={said.isGrave ? 'problem' : 'info'}>
        <p>{said.words}</p>
        {said.toRecovery && <a href="/recover">{m.useCode()}</a>}
      </Notice>
    )
  if (problem?.type === 'sign-in-refused' && refused)
    return (
      <Notice kind="problem">
        <p>{refused}</p>
      </Notice>
    )
  return <ProblemNotice problem={problem} />
}
