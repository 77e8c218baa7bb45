import { meIn } from '../../format/people.ts'
import * as m from '../../messages/us.ts'
import { RowLink } from '../../parts/row-link.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { myAnswer, titleOf } from '../ask-words.ts'
import type { WhatStands } from './read-us.ts'

/** What others ask of me and I have not answered: who, and what for. It goes by itself. */
export function Asked({ stands: { us, asks } }: { stands: WhatStands }) {
  const me = meIn(us.members)
  const waiting = us.asks.filter((one) => one.by !== me && !myAnswer(one))
  if (waiting.length === 0) return null
  return (
    <Sheet title={m.usAsked()}>
      <ul class="rows">
        {waiting.map((one) => (
          <RowLink key={`${one.by}/${one.id}`} href={`/s/${us.id}/asks/${one.id}`}>
            <span>{titleOf(one, asks.get(one.pack), us, false)}</span>
          </RowLink>
        ))}
      </ul>
    </Sheet>
  )
}
