import type { CheckIn, MyReplyOut, ReplyOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { ratingWords } from '../../format/ratings.ts'
import * as m from '../../messages/app.ts'
import { Quote } from '../../parts/quote.tsx'

type Props = {
  replies: readonly (ReplyOut | MyReplyOut)[]
  checkIn: CheckIn
  /** Whose they are; without it they are mine. */
  name?: string
}

/** Replies in the order of the questions. Skipped ones are not there. */
export function Replies({ replies, checkIn, name }: Props) {
  return (
    <>
      {checkIn.prompts.map((prompt) => {
        const reply = replies.find((one) => one.prompt === prompt.id)
        if (!reply) return null
        const who = name === undefined ? prompt.mine : withName(prompt.theirs, name)
        const rating = prompt.type === 'scale' && reply.rating !== null && ratingWords(prompt, reply.rating)
        return (
          <Quote key={prompt.id} who={who} mine={name === undefined}>
            {reply.words}
            {rating && <small class="rating">{rating}</small>}
            {'keep' in reply && reply.keep && <small class="rating">{m.readingKeptOne()}</small>}
          </Quote>
        )
      })}
    </>
  )
}
