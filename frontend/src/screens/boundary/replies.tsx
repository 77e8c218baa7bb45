import type { BoundaryReplyOut, MemberOut, RequestAnswer } from '../../api/schema.d.ts'
import { isolated } from '../../format/isolated.ts'
import { number } from '../../format/numbers.ts'
import { nameOf } from '../../format/people.ts'
import * as m from '../../messages/boundaries.ts'
import { Empty } from '../../parts/loaded.tsx'
import { Quote } from '../../parts/quote.tsx'

type Props = { replies: readonly BoundaryReplyOut[]; version: number; members: readonly MemberOut[] }

/** What the others said to my boundary. A no is received kindly, and nothing follows from it: no button stands here. */
export function Replies({ replies, version, members }: Props) {
  if (replies.length === 0) return <Empty>{m.boundaryRepliesNone()}</Empty>
  return (
    <>
      {replies.map((reply) => (
        <Reply key={reply.by} reply={reply} version={version} name={nameOf(members, reply.by)} />
      ))}
    </>
  )
}

function Reply({ reply, version, name }: { reply: BoundaryReplyOut; version: number; name: string }) {
  const { acknowledgement: read, request_answer: answered } = reply
  return (
    <div class="stack-small">
      {read && (
        <p>
          {read.version === version
            ? m.boundaryReplyRead({ name })
            : m.boundaryReplyReadEarlier({ name, n: number(read.version) })}
        </p>
      )}
      {read?.heard && (
        <Quote who={m.boundaryReplyHeard({ name: isolated(name) })} mine={false}>
          {read.heard}
        </Quote>
      )}
      {answered && (
        <>
          <p>{ANSWERS[answered.answer].said({ name })}</p>
          {ANSWERS[answered.answer].means && <p class="soft">{ANSWERS[answered.answer].means?.()}</p>}
          {answered.version !== version && (
            <p class="soft">{m.boundaryReplyToEarlier({ n: number(answered.version) })}</p>
          )}
        </>
      )}
    </div>
  )
}

const ANSWERS: Record<RequestAnswer, { said: (names: { name: string }) => string; means?: () => string }> = {
  yes: { said: m.boundaryReplyYes },
  no: { said: m.boundaryReplyNo, means: m.boundaryReplyNoMeans },
  'not-now': { said: m.boundaryReplyNotNow, means: m.boundaryReplyNotNowMeans },
}
