import { useLayoutEffect } from 'preact/hooks'

import { enterSpace } from '../session.ts'

/** Makes a space that could be read the one that the navigation bar leads to, before it is drawn without it. */
export function useSpace(space: string | undefined): void {
  useLayoutEffect(() => {
    if (space) enterSpace(space)
  }, [space])
}
