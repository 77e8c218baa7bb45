import type { HomeOut, PromiseOut } from '../../api/schema.d.ts'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/shared.ts'
import { confidenceName } from '../../parts/confidence.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** What each of us is trying, and the day it comes back. */
export function Trying({ home }: { home: HomeOut }) {
  const { trying } = home.promises
  if (trying.length === 0) return null
  return (
    <Sheet title={m.tryingTitle()}>
      <ul class="rows">
        {trying.map((promise) => (
          <li key={promise.id}>
            <span class="grows" dir="auto">
              {wordsOf(promise, home)}
            </span>
            <small>{m.tryingUntil({ day: dayName(promise.review_on, home.today) })}</small>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Mine as it is, another's with their name; where it is marked, the mark comes first. */
function wordsOf({ owner, words, confidence }: PromiseOut, { members }: HomeOut): string {
  if (owner === meIn(members)) return words
  return m.tryingOther({
    name: nameOf(members, owner),
    words: confidence ? confidenceName(confidence) : words,
  })
}
