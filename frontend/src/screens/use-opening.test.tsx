import { cleanup, render } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { hearTime } from '../clock.ts'
import { useOpening } from './use-opening.ts'

const AT = '2026-11-29T17:00:00Z'
const minutes = (n: number) => n * 60_000

function Page(props: { opensAt: string; look: () => void; together?: boolean }) {
  const { opensAt, look, together = false } = props
  useOpening({ opens_at: opensAt, together }, look)
  return null
}

/** A page that was read this long before the opening; the device's clock is off by `skew`. */
function open(before: number, skew = 0) {
  vi.setSystemTime(Date.parse(AT) - before + skew)
  hearTime(new Date(Date.parse(AT) - before).toISOString())
  const look = vi.fn()
  return { look, page: render(<Page opensAt={AT} look={look} />) }
}

function hide(hidden: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible')
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('a page that is open at the opening', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
  })
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  it('asks nothing before, and once it has come', () => {
    const { look } = open(minutes(40))
    vi.advanceTimersByTime(minutes(40))
    expect(look).not.toHaveBeenCalled()
    vi.advanceTimersByTime(3500)
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('goes by the server’s clock, not the device’s', () => {
    for (const skew of [minutes(-90), minutes(90)]) {
      const { look, page } = open(minutes(5), skew)
      vi.advanceTimersByTime(minutes(5))
      expect(look).not.toHaveBeenCalled()
      vi.advanceTimersByTime(3500)
      expect(look).toHaveBeenCalledTimes(1)
      page.unmount()
    }
  })

  it('asks at another moment than the next page does', () => {
    const moments = [0, 0.25, 0.5, 0.99].map((chance) => {
      vi.spyOn(Math, 'random').mockReturnValue(chance)
      const { look, page } = open(minutes(1))
      let waited = 0
      while (!look.mock.calls.length && waited < minutes(2)) {
        vi.advanceTimersByTime(50)
        waited += 50
      }
      page.unmount()
      return waited
    })
    expect(new Set(moments).size).toBe(4)
    expect(Math.min(...moments)).toBeGreaterThan(minutes(1))
    expect(Math.max(...moments)).toBeLessThan(minutes(1) + 3500)
  })

  it('asks again ever more seldom until it learns of another opening', () => {
    const { look, page } = open(minutes(1))
    vi.advanceTimersByTime(minutes(1) + 3500 + minutes(10))
    const often = look.mock.calls.length
    expect(often).toBeGreaterThan(5)
    expect(often).toBeLessThan(16)
    page.rerender(<Page opensAt="2026-12-06T17:00:00Z" look={look} />)
    vi.advanceTimersByTime(minutes(60))
    expect(look).toHaveBeenCalledTimes(often)
  })

  it('asks nothing while it is hidden, and at once when it is shown', () => {
    const { look } = open(minutes(5))
    hide(true)
    vi.advanceTimersByTime(minutes(30))
    expect(look).not.toHaveBeenCalled()
    hide(false)
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('asks when the device has slept or its clock was set', () => {
    const { look } = open(minutes(600))
    vi.advanceTimersByTime(minutes(1))
    vi.setSystemTime(Date.now() + minutes(120))
    vi.advanceTimersByTime(minutes(1))
    expect(look).toHaveBeenCalledTimes(1)
    vi.setSystemTime(Date.now() - minutes(45))
    vi.advanceTimersByTime(minutes(1))
    expect(look).toHaveBeenCalledTimes(2)
  })

  it('asks every few seconds while I have said “open now” and look at it', () => {
    const { look, page } = open(minutes(600))
    page.rerender(<Page opensAt={AT} look={look} together />)
    vi.advanceTimersByTime(minutes(1))
    expect(look).toHaveBeenCalledTimes(15)
    hide(true)
    vi.advanceTimersByTime(minutes(1))
    expect(look).toHaveBeenCalledTimes(15)
    hide(false)
    page.rerender(<Page opensAt={AT} look={look} />)
    vi.advanceTimersByTime(minutes(1))
    expect(look).toHaveBeenCalledTimes(15)
  })

  it('waits for one that is months away', () => {
    const { look } = open(minutes(60 * 24 * 60))
    vi.advanceTimersByTime(minutes(60 * 24))
    expect(look).not.toHaveBeenCalled()
  })
})
