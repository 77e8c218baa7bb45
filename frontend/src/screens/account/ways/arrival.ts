import { useLocation } from 'preact-iso'

import { afterSignIn } from '../../../session.ts'
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
    if (isSomeoneElse(person)) location.replace(to)
    else route(to, true)
  }
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
