import { act as settle, renderHook } from '@testing-library/preact'
import { expect, it, vi } from 'vitest'

import { useAct } from './act.ts'
import { Problem } from './problem.ts'

function held() {
  let finish: (problem?: Problem) => void = () => undefined
  const work = vi.fn(
    () =>
      new Promise<void>((resolve, reject) => {
        finish = (problem) => (problem ? reject(problem) : resolve())
      }),
  )
  return { work, finish: (problem?: Problem) => finish(problem) }
}

it('says that it is under way, and true once it has worked', async () => {
  const { work, finish } = held()
  const { result } = renderHook(() => useAct(work))
  let done: Promise<boolean> | undefined
  await settle(() => void (done = result.current.run()))
  expect(result.current.pending).toBe(true)
  await settle(async () => finish())
  expect(await done).toBe(true)
  expect(result.current.pending).toBe(false)
})

it('does a thing once when the button is pressed twice', async () => {
  const { work, finish } = held()
  const { result } = renderHook(() => useAct(work))
  let second: Promise<boolean> | undefined
  await settle(() => {
    void result.current.run()
    second = result.current.run()
  })
  expect(await second).toBe(false)
  await settle(async () => finish())
  expect(work).toHaveBeenCalledTimes(1)
})

it('keeps the reason when it fails, until the next try', async () => {
  const { work, finish } = held()
  const { result } = renderHook(() => useAct(work))
  await settle(() => void result.current.run())
  await settle(async () => finish(new Problem('busy', 503)))
  expect(result.current.problem?.type).toBe('busy')
  await settle(() => void result.current.run())
  expect(result.current.problem).toBeUndefined()
})
