import { describe, expect, it } from 'vitest'

import * as m from '../../messages/app.ts'
import { nearness } from './countdown.tsx'

const before = (minutes: number) => nearness(minutes * 60_000)

describe('how near an opening is', () => {
  it('is said in words that come nearer', () => {
    expect(before(4 * 60)).toBe(m.countdownHours({ hours: 4 }))
    expect(before(130)).toBe(m.countdownHours({ hours: 2 }))
    expect(before(60)).toBe(m.countdownHours({ hours: 1 }))
    expect(before(30)).toBe(m.countdownHalf())
    expect(before(15)).toBe(m.countdownQuarter())
    expect(before(5)).toBe(m.countdownMinutes())
    expect(before(1)).toBe(m.countdownMoment())
    expect(before(-1)).toBe(m.countdownMoment())
  })

  it('is not said before the last hours: the title names the time', () => {
    expect(before(6 * 60)).toBeUndefined()
    expect(before(3 * 24 * 60)).toBeUndefined()
  })

  it('changes seldom: nothing ticks', () => {
    const said = Array.from({ length: 24 * 60 * 4 }, (_, n) => before(24 * 60 - n / 4))
    const changes = said.filter((words, n) => n > 0 && words !== said[n - 1])
    expect(changes.length).toBe(9)
  })
})
