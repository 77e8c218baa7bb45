import { ProblemNotice, Notice } from '../../../parts/notice.tsx'
import type { Way } from '../ways/use-way.ts'

/** Why a way in did not work, in words: what the server said, or what stopped on this device. */
export function Trouble({ of }: { of: Pick<Way<never[]>, 'said' | 'problem'> }) {
  if (of.said)
    return (
      <Notice kind="problem">
        <p>{of.said}</p>
      </Notice>
    )
  return <ProblemNotice problem={of.problem} />
}
