import type { HomeOut } from '../../api/schema.d.ts'
import { dayName } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/shared.ts'
import { Sheet } from '../../parts/sheet.tsx'

/** What each of us is trying, and the day it comes back. */
export function Trying({ home }: { home: HomeOut }) {
  if (home.promises.length === 0) return null
  return (
    <Sheet title={m.tryingTitle()}>
      <ul class="rows">
        {home.promises.map((promise) => (
          <li key={promise.id}>
            <span class="grows" dir="auto">
              {promise.owner === meIn(home.members)
                ? promise.words
                : m.tryingOther({ name: nameOf(home.members, promise.owner), words: promise.words })}
            </span>
            <small>{m.tryingUntil({ day: dayName(promise.review_on, home.today) })}</small>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
