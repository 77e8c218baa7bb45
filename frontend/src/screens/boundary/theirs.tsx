import { nameOf } from '../../format/people.ts'
import * as m from '../../messages/boundaries.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Acknowledge } from './acknowledge.tsx'
import { AnswerRequest } from './answer-request.tsx'
import type { Reading } from './read-boundary.ts'

/** What a reader can say to it, for its author alone: that they have read it, what they heard, and to its request. */
export function Theirs({ reading, again }: { reading: Reading; again: () => void }) {
  const { boundary, home } = reading
  const name = nameOf(home.members, boundary.by)
  return (
    <>
      {boundary.says?.request && (
        <Sheet title={m.boundaryAnswerTitle()}>
          <AnswerRequest reading={reading} name={name} again={again} />
        </Sheet>
      )}
      <Sheet title={m.boundaryAckTitle({ name })}>
        <Acknowledge reading={reading} name={name} again={again} />
      </Sheet>
    </>
  )
}
