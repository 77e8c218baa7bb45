import { useEffect } from 'preact/hooks'

import type { Load } from '../../api/load.ts'
import type { HomeOut } from '../../api/schema.d.ts'

const WHILE_TOGETHER = 4000
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * Reads the home again when the check-in opens, when the app is looked at again, and, while I have said “open now”,
 * every few seconds: the others may say so on their own phones.
 */
export function useRefresh({ value, again }: Load<HomeOut>): void {
  const together = value?.week.together === true
  const opensAt = value?.week.opens_at

  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [again])

  useEffect(() => {
    if (!together) return
    const timer = setInterval(again, WHILE_TOGETHER)
    return () => clearInterval(timer)
  }, [together, again])

  useEffect(() => {
    if (!opensAt) return
    const left = Date.parse(opensAt) - Date.now()
    if (left <= 0 || left > LONGEST_TIMER) return
    const timer = setTimeout(again, left + 500)
    return () => clearTimeout(timer)
  }, [opensAt, again])
}
