import { afterEach, expect, test, vi } from 'vitest'

import { onReturn, watchReturn } from './fresh.ts'

const show = (state: string) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state as DocumentVisibilityState)
  document.dispatchEvent(new Event('visibilitychange'))
}
const isCovered = () => document.documentElement.classList.contains('covered')

watchReturn()
afterEach(() => void vi.restoreAllMocks())

test('what was seen is covered until it has been read anew', async () => {
  let done: () => void = () => undefined
  const stop = onReturn(() => new Promise<void>((resolve) => (done = resolve)))
  show('hidden')
  expect(isCovered()).toBe(true)
  show('visible')
  await Promise.resolve()
  expect(isCovered()).toBe(true)
  done()
  await vi.waitFor(() => expect(isCovered()).toBe(false))
  stop()
})

test('it is seen again when it could not be read', async () => {
  const stop = onReturn(() => Promise.reject(new Error('no network')))
  show('hidden')
  show('visible')
  await vi.waitFor(() => expect(isCovered()).toBe(false))
  stop()
})

test('a page that reads nothing is never covered', () => {
  show('hidden')
  expect(isCovered()).toBe(false)
})
