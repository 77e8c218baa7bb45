import { act, renderHook } from '@testing-library/preact'
import { beforeEach, expect, it } from 'vitest'

import { useSteps } from './use-steps.ts'

beforeEach(() => history.replaceState(null, ''))

it('goes on, and a reload finds the same step', () => {
  const { result, unmount } = renderHook(() => useSteps())
  act(() => result.current.go(1))
  act(() => result.current.go(2))
  expect(result.current.step).toBe(2)
  unmount()
  expect(renderHook(() => useSteps()).result.current.step).toBe(2)
})

it('goes back within the screen when there is no step before in the history', () => {
  history.replaceState({ step: 3, depth: 0 }, '')
  const { result } = renderHook(() => useSteps())
  act(() => result.current.back())
  expect(result.current.step).toBe(2)
})
