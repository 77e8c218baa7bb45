import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { leavePage, onShownAgain, startOver } from './leave.ts'
import { tripleShift } from './watch.ts'

const press = (key: string, timeStamp: number, repeat = false) =>
  ({ key, timeStamp, repeat }) as unknown as KeyboardEvent

describe('shift three times', () => {
  it('leaves at the third press within a moment', () => {
    const third = tripleShift()
    expect([0, 400, 900].map((at) => third(press('Shift', at)))).toEqual([false, false, true])
  })

  it('stays when the presses are slow', () => {
    const third = tripleShift()
    expect([0, 900, 1800].some((at) => third(press('Shift', at)))).toBe(false)
  })

  it('stays when someone writes capital letters', () => {
    const third = tripleShift()
    const keys = ['Shift', 'A', 'Shift', 'B', 'Shift', 'C']
    expect(keys.some((key, n) => third(press(key, n * 100)))).toBe(false)
  })

  it('does not count a key that is held', () => {
    const third = tripleShift()
    expect([0, 30, 60].some((at) => third(press('Shift', at, at > 0)))).toBe(false)
  })
})

describe('leaving the page', () => {
  const replace = vi.fn()
  const reload = vi.fn()
  const fetched = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })))
  const deleteDatabase = vi.fn()
  const deleteCache = vi.fn(() => Promise.resolve(true))
  const unregister = vi.fn(() => Promise.resolve(true))

  beforeEach(() => {
    startOver()
    vi.stubGlobal('location', { replace, reload })
    vi.stubGlobal('fetch', fetched)
    vi.stubGlobal('indexedDB', { databases: async () => [{ name: 'notes' }], deleteDatabase })
    vi.stubGlobal('caches', { keys: async () => ['pages'], delete: deleteCache })
    vi.stubGlobal('navigator', {
      onLine: true,
      serviceWorker: { getRegistrations: async () => [{ unregister }] },
    })
    document.body.innerHTML = '<main>what Ana wrote</main>'
    localStorage.setItem('space', '1')
    sessionStorage.setItem('space', '1')
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('takes every word off the page before it returns', () => {
    leavePage()
    expect(document.documentElement.textContent).not.toContain('Ana')
    expect(localStorage.length + sessionStorage.length).toBe(0)
  })

  it('ends the session with a request that outlives the page', () => {
    leavePage()
    expect(fetched).toHaveBeenCalledWith(
      '/api/v1/auth/sign-out',
      expect.objectContaining({ method: 'POST', keepalive: true }),
    )
  })

  it('wipes what the device holds, then replaces the history entry', async () => {
    leavePage()
    await vi.waitFor(() => expect(replace).toHaveBeenCalledWith('/away.html'))
    expect(deleteDatabase).toHaveBeenCalledWith('notes')
    expect(deleteCache).toHaveBeenCalledWith('pages')
    expect(unregister).toHaveBeenCalled()
  })

  it('leaves even when wiping never ends', async () => {
    vi.stubGlobal('indexedDB', { databases: () => new Promise(() => undefined) })
    leavePage()
    await vi.waitFor(() => expect(replace).toHaveBeenCalledWith('/away.html'))
  })

  it('leaves even when there is no network', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    fetched.mockRejectedValueOnce(new TypeError('offline'))
    leavePage()
    await vi.waitFor(() => expect(replace).toHaveBeenCalledWith('about:blank'))
  })

  it('stays away when the back button brings the page back', () => {
    leavePage()
    onShownAgain({ persisted: true } as PageTransitionEvent)
    expect(replace).toHaveBeenCalledWith('/away.html')
  })

  it('starts a page anew that the browser had kept in memory', () => {
    onShownAgain({ persisted: true } as PageTransitionEvent)
    expect(reload).toHaveBeenCalled()
  })
})
