/** What this tab remembers between screens. Nothing of it outlives the tab, save the id of the last space. */
import { signal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useCallback } from 'preact/hooks'

const KEY = 'space'

/** The space the navigation bar leads to. */
export const currentSpace = signal<string | undefined>(read())

/** Grows when the same person has signed in again in this tab. */
export const signIns = signal(0)

const BEGINNING = { path: '/', state: null as unknown }
let cameFrom = BEGINNING

export function enterSpace(space: string): void {
  if (currentSpace.value === space) return
  currentSpace.value = space
  try {
    localStorage.setItem(KEY, space)
  } catch {
    // Without storage the first space is shown next time.
  }
}

/** After leaving a space or signing out. */
export function forgetSpace(): void {
  currentSpace.value = undefined
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

/** Goes to sign in, in place of where one was. Drafts stay in memory meanwhile (draft.ts). */
export function useSignInAgain(): () => void {
  const { route } = useLocation()
  return useCallback(() => {
    cameFrom = { path: location.pathname, state: history.state }
    route('/sign-in', true)
  }, [route])
}

/** Where to go once signed in: back to where one was, to the very step, or to the beginning. Asked once. */
export function afterSignIn(): string {
  const { path, state } = cameFrom
  cameFrom = BEGINNING
  // The router gives the new entry no state of its own; this comes right after it, before the screen is drawn.
  queueMicrotask(() => history.replaceState(state, ''))
  return path
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}
