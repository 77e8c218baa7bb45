import { useEffect, useRef } from 'preact/hooks'

import type { WeekOut } from '../api/schema.d.ts'
import { serverNow } from '../clock.ts'

const SOONEST = 300
const SPREAD = 3000
const LOOK_UP = 20_000
const ASTRAY = 5000
const RETRIES = [3000, 6000, 12_000, 30_000]
const MOST_SELDOM = 60_000
const WHILE_TOGETHER = 4000

type Opening = Pick<WeekOut, 'opens_at' | 'together'>

/**
 * Calls `look` when the check-in has opened by the server's clock: a moment later, each phone another one, so that not
 * all ask at once (docs/decisions/0005). Again, ever more seldom, until `week` names another opening; at once when a
 * hidden page is shown or a device wakes after it; and also before, when this device's clock has jumped. While I have
 * said “open now” every few seconds, because the others may say so on their own phones.
 */
export function useOpening(week: Opening | undefined, look: () => void): void {
  const latest = useRef(look)
  latest.current = look
  const opensAt = week?.opens_at
  const together = week?.together === true

  useEffect(() => {
    if (!together) return
    const timer = setInterval(() => isSeen() && latest.current(), WHILE_TOGETHER)
    return () => clearInterval(timer)
  }, [together])

  useEffect(() => {
    if (!opensAt) return
    const at = Date.parse(opensAt) + SOONEST + Math.random() * SPREAD
    let tries = 0
    let timer: ReturnType<typeof setTimeout> | undefined

    const wait = () => {
      clearTimeout(timer)
      const left = at - serverNow()
      const pause = left > 0 ? Math.min(left, LOOK_UP) : (RETRIES[tries++] ?? MOST_SELDOM)
      const due = Date.now() + pause
      timer = setTimeout(() => wake(Math.abs(Date.now() - due) > ASTRAY), pause)
    }
    const wake = (isAstray: boolean) => {
      if ((isAstray || at <= serverNow()) && isSeen()) latest.current()
      wait()
    }
    const show = () => at <= serverNow() && wake(false)

    wait()
    document.addEventListener('visibilitychange', show)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', show)
    }
  }, [opensAt])
}

function isSeen(): boolean {
  return document.visibilityState === 'visible'
}
