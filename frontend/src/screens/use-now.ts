import { useEffect, useState } from 'preact/hooks'

import { serverNow } from '../clock.ts'

const LOOK_UP = 15_000

/** The server's time, looked at now and then: often enough for words about it. */
export function useNow(): number {
  const [, look] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => look((turn) => turn + 1), LOOK_UP)
    return () => clearInterval(timer)
  }, [])
  return serverNow()
}
