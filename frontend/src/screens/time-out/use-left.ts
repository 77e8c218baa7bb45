import { useEffect, useState } from 'preact/hooks'

import type { TimeOutOut } from '../../api/schema.d.ts'
import { serverNow } from '../../clock.ts'

const TICK = 1000

/** Milliseconds until it is over, by the server's time; 0 once it is, and where there is none. */
export function useLeft(timeOut: TimeOutOut | undefined): number {
  const [, look] = useState(0)
  const at = timeOut && Date.parse(timeOut.returns_at)
  useEffect(() => {
    if (at === undefined) return
    const timer = setInterval(() => look((turn) => turn + 1), TICK)
    return () => clearInterval(timer)
  }, [at])
  return at === undefined ? 0 : Math.max(0, at - serverNow())
}
