import type { HomeOut } from '../../api/schema.d.ts'
import * as m from '../../messages/app.ts'

const MINUTE = 60_000

/** In the last hours: how near the opening is, in words. They are read out when they change, which is seldom. */
export function Countdown({ home: { week }, now }: { home: HomeOut; now: number }) {
  return (
    <p class="live" role="status">
      {week.state === 'writing' && nearness(Date.parse(week.opens_at) - now)}
    </p>
  )
}

/** How near something is that far ahead, in milliseconds. Nothing while it is hours away; never a second. */
export function nearness(left: number): string | undefined {
  const minutes = left / MINUTE
  const hours = Math.round(minutes / 60)
  if (minutes < 2) return m.countdownMoment()
  if (minutes < 12) return m.countdownMinutes()
  if (minutes < 22) return m.countdownQuarter()
  if (minutes < 45) return m.countdownHalf()
  return hours < 6 ? m.countdownHours({ hours }) : undefined
}
