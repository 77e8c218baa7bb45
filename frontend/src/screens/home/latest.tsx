import type { HomeOut, PastRoundOut } from '../../api/schema.d.ts'
import { longDay } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { isNew } from './seen.ts'

/** The last check-in that opened: the first thing when it is new here, a quiet link later. An opening is read out. */
export function Latest({ home }: { home: HomeOut }) {
  return (
    <div class="live" role="status">
      {home.latest && <Opened home={home} latest={home.latest} />}
    </div>
  )
}

function Opened({ home, latest }: { home: HomeOut; latest: PastRoundOut }) {
  const href = `/s/${home.id}/rounds/${latest.n}`
  const day = longDay(latest.opened_on, home.today)
  if (isNew(home)) {
    return (
      <Sheet title={m.latestNewTitle()} wash>
        <p>{m.latestNew({ day })}</p>
        <ButtonLink href={href}>{m.latestRead()}</ButtonLink>
      </Sheet>
    )
  }
  return (
    <p class="soft">
      {latest.exchanged ? m.latestSeen() : m.nothingExchanged()} <a href={href}>{day}</a>
    </p>
  )
}
