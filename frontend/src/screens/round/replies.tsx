import type { CheckIn, MyReplyOut, ReplyOut, ScalePrompt } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { number } from '../../format/numbers.ts'
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

/** "4 of 5, towards “nearly always”". */
function ratingWords({ low, high }: ScalePrompt, rating: number): string {
  const n = number(rating)
  if (rating === 1) return m.ratingEnd({ n, word: low })
  if (rating === 5) return m.ratingEnd({ n, word: high })
  if (rating === 3) return m.ratingMiddle({ n, low, high })
  return m.ratingTowards({ n, word: rating < 3 ? low : high })
}
