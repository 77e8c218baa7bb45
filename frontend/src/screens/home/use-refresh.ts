import { useEffect, useRef } from 'preact/hooks'

import type { Load } from '../../api/load.ts'
import type { HomeOut } from '../../api/schema.d.ts'
import { gone } from '../../offline.ts'
import { useOpening } from '../use-opening.ts'

/** Reads the home again when the check-in opens and when something kept on this device has gone out. */
export function useRefresh({ value, again }: Load<HomeOut>): void {
  const before = useRef(gone.value)
  useEffect(() => {
    if (gone.value !== before.current) again()
    before.current = gone.value
  }, [gone.value, again])

  useOpening(value?.week, again)
}
