import { beforeEach, expect, test } from 'vitest'

import { isSomeoneElse } from './arrival.ts'

beforeEach(() => localStorage.clear())

test('the same person keeps what the browser holds', () => {
  expect(isSomeoneElse('ana')).toBe(false)
  localStorage.setItem('space', 'ours')
  expect(isSomeoneElse('ana')).toBe(false)
  expect(localStorage.getItem('space')).toBe('ours')
})

test('another person finds nothing of the one before', () => {
  isSomeoneElse('ana')
  localStorage.setItem('space', 'ours')
  expect(isSomeoneElse('ben')).toBe(true)
  expect(localStorage.getItem('space')).toBeNull()
  expect(isSomeoneElse('ben')).toBe(false)
})
