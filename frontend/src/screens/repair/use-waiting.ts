import { useEffect, useRef } from 'preact/hooks'

const FIRST = 4000
const SLOWER = 1.3
const MOST_SELDOM = 60_000

/**
 * While nothing can be done here before someone else has done something: looks again, ever more seldom, as long as the
 * page is seen. Two people may sit side by side; why nothing is pushed stands in docs/decisions/0005.
 */
export function useWaiting(waits: boolean, look: () => void): void {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    if (!waits) return
    let pause = FIRST
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible') latest.current()
        pause = Math.min(pause * SLOWER, MOST_SELDOM)
        wait()
      }, pause)
    }
    wait()
    return () => clearTimeout(timer)
  }, [waits])
}
