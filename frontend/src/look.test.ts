import { afterEach, expect, it } from 'vitest'

import { chooseLook } from './look.ts'

afterEach(() => chooseLook('device'))

it('a chosen look is shown and remembered on this device', () => {
  chooseLook('dark')
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(localStorage.getItem('look')).toBe('dark')
})

it('without a choice nothing is kept', () => {
  chooseLook('dark')
  chooseLook('device')
  expect(document.documentElement.dataset.theme).toBeUndefined()
  expect(localStorage.length).toBe(0)
})
