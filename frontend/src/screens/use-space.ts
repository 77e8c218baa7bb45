import { useEffect } from 'preact/hooks'

import { enterSpace } from '../session.ts'

/** Makes a space that could be read the one that the navigation bar leads to. */
export function useSpace(space: string | undefined): void {
  useEffect(() => {
    if (space) enterSpace(space)
  }, [space])
}
