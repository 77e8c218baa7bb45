import { describe, expect, it } from 'vitest'

import { leftWords, saidWords } from './left.ts'

const MINUTE = 60_000

describe('how long it goes on', () => {
  it('can be read by the minute', () => {
    expect(leftWords(30 * MINUTE)).toBe('30 minutes left')
    expect(leftWords(29 * MINUTE + 1)).toBe('30 minutes left')
    expect(leftWords(MINUTE)).toBe('One minute left')
    expect(leftWords(MINUTE - 1)).toBe('Less than a minute left')
    expect(leftWords(47 * 60 * MINUTE)).toBe('About 47 hours left')
  })

  it('is read out a few times only', () => {
    const said = (from: number, to: number) => {
      const seconds = Array.from({ length: (from - to) * 60 }, (_, n) => from * 60 - n)
      return new Set(seconds.map((second) => saidWords(second * 1000)))
    }
    expect(said(30, 0).size).toBe(5)
    expect(said(48 * 60, 47 * 60).size).toBeLessThanOrEqual(2)
    expect(saidWords(12 * MINUTE)).toBe('About 20 minutes left')
    expect(saidWords(40 * MINUTE)).toBe('About an hour left')
  })
})
