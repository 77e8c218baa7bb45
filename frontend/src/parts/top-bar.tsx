import { leavePage } from '../exit/leave.ts'
import * as m from '../messages/app.ts'

/** Where one is, help, and the way out: in the same place on every screen. */
export function TopBar({ place }: { place: string }) {
  return (
    <header class="top">
      <div>
        <p class="place">{place}</p>
        <a href="/help">{m.help()}</a>
        <button type="button" class="exit" onClick={leavePage}>
          {m.leavePage()}
        </button>
      </div>
    </header>
  )
}
