import { listen } from '../device/tabs.ts'
import { followAway, leavePage, onPutAside, onShownAgain } from './leave.ts'

const PRESSES = 3
const WITHIN = 1500

/** Shift three times within a moment, with nothing in between: true at the third. */
export function tripleShift(): (event: KeyboardEvent) => boolean {
  let presses: number[] = []
  return (event) => {
    if (event.repeat) return false
    if (event.key !== 'Shift') {
      presses = []
      return false
    }
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= WITHIN)
    return presses.length >= PRESSES
  }
}

/** Listens from the first moment, before anything else can stop the key. */
export function watchForExit(): void {
  const third = tripleShift()
  addEventListener('keydown', (event) => third(event) && leavePage(), { capture: true })
  addEventListener('pagehide', onPutAside)
  addEventListener('pageshow', onShownAgain)
  listen((news) => news.about === 'gone' && followAway(news.to))
}
