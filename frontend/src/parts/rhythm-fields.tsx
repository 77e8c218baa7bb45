import type { Cadence, RhythmIn } from '../api/schema.d.ts'
import { weekdayName } from '../format/days.ts'
import { number } from '../format/numbers.ts'
import { zones } from '../format/rhythm.ts'
import * as words from '../messages/space.ts'
import { Choices } from './choices.tsx'
import { Field, Select } from './field.tsx'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const MONTH_DAYS = Array.from({ length: 31 }, (_, n) => n + 1)

/** How often, which day, what time, in which zone. */
export function RhythmFields({ value, onChange }: { value: RhythmIn; onChange: (value: RhythmIn) => void }) {
  const monthly = value.cadence === 'monthly'
  const cadences: { value: Cadence; title: string }[] = [
    { value: 'weekly', title: words.cadenceWeekly() },
    { value: 'fortnightly', title: words.cadenceFortnightly() },
    { value: 'monthly', title: words.cadenceMonthly() },
  ]
  const choose = (cadence: Cadence) =>
    onChange({ ...value, cadence, day: cadence === 'monthly' ? value.day : Math.min(value.day, 7) })
  return (
    <>
      <Choices label={words.rhythmHowOften()} options={cadences} value={value.cadence} onChange={choose} />
      <div class="pair">
        <Select
          label={monthly ? words.rhythmMonthDay() : words.rhythmDay()}
          hint={monthly && value.day > 28 ? words.rhythmShortMonth() : undefined}
          value={String(value.day)}
          options={(monthly ? MONTH_DAYS : WEEKDAYS).map((day) => ({
            value: String(day),
            name: monthly ? number(day) : weekdayName(day),
          }))}
          onChange={(day) => onChange({ ...value, day: Number(day) })}
        />
        <Field
          label={words.rhythmTime()}
          type="time"
          required
          value={value.at}
          onInput={(at) => onChange({ ...value, at: at.slice(0, 5) })}
        />
      </div>
      <Select
        label={words.rhythmZone()}
        value={value.zone}
        options={zones(value.zone).map((zone) => ({ value: zone, name: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => onChange({ ...value, zone })}
      />
    </>
  )
}
