import { useEffect } from 'preact/hooks'

import type { Load } from '../../api/load.ts'
import type { HomeOut } from '../../api/schema.d.ts'
import { useOpening } from '../use-opening.ts'

/** Reads the home again when the check-in opens and when the app is looked at again. */
export function useRefresh({ value, again }: Load<HomeOut>): void {
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [again])

  useOpening(value?.week, again)
}
