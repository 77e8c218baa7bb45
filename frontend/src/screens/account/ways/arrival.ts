import { useLocation } from 'preact-iso'

import { tell } from '../../../device/tabs.ts'
import { wipe, within } from '../../../device/wipe.ts'
import { afterSignIn, signIns } from '../../../session.ts'
import { invitation } from './invitation.ts'

const KEY = 'person'

/**
 * Goes on once someone is signed in: to the invitation they came with, or back to where they were. Where the browser
 * last knew someone else, everything it still holds of theirs goes first, unsaved words too: they must never be shown
 * to, or saved as, another person.
 */
export function useArrival(): (person: string) => void {
  const { route } = useLocation()
  return (person) => {
    const to = invitation.value ? '/join' : afterSignIn()
    if (isSomeoneElse(person)) void startAnew(to)
    else {
      route(to, true)
      signIns.value++
    }
  }
}

/** Nothing of the person before is left, in no tab. */
async function startAnew(to: string): Promise<void> {
  const person = localStorage.getItem(KEY)
  tell({ about: 'gone', to: '/' })
  await within(2000, wipe())
  if (person) localStorage.setItem(KEY, person)
  location.replace(to)
}

/** Notes who is here now, and empties the browser's storage if it was someone else's. */
export function isSomeoneElse(person: string): boolean {
  try {
    const before = localStorage.getItem(KEY)
    const changed = before !== null && before !== person
    if (changed) localStorage.clear()
    localStorage.setItem(KEY, person)
    return changed
  } catch {
    // A browser that keeps nothing takes no session either.
    return false
  }
}
