/** What this tab remembers between screens. Nothing of it outlives the tab, save the id of the last space. */
import { signal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useCallback } from 'preact/hooks'

const KEY = 'space'

/** The space the navigation bar leads to. */
export const currentSpace = signal<string | undefined>(read())

const cameFrom = signal('/')

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

/** Goes to sign in, and remembers the way back. Drafts stay in memory meanwhile (draft.ts). */
export function useSignInAgain(): () => void {
  const { route } = useLocation()
  return useCallback(() => {
    cameFrom.value = location.pathname
    route('/sign-in')
  }, [route])
}

/** Where to go once signed in: back to where one was, or to the beginning. Asked once. */
export function afterSignIn(): string {
  const back = cameFrom.value
  cameFrom.value = '/'
  return back
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}
