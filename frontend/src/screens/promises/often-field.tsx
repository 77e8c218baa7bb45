import '../../filling/filling.css'

import { useId } from 'preact/hooks'

import { number } from '../../format/numbers.ts'
import * as m from '../../messages/promises.ts'
import { Button } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Field, Select } from '../../parts/field.tsx'
import { NTHS, WEEKDAYS, weekdayOf, type Nth, type Often, type Weekday } from './often.ts'
import { nameOfWeekday, NTH_NAMES } from './often-words.ts'

const WEEKS = [1, 2, 3, 4, 6, 8] as const
const MONTH_DAYS = [...Array.from({ length: 28 }, (_, n) => n + 1), -1]

type Choice = 'day' | 'workday' | 'weeks' | 'month'
type Props = { value: Often; today: string; fault?: string | undefined; onChange: (often: Often) => void }

/** How often, in plain choices: every day, on working days, by weeks on some days, by months. */
export function OftenField({ value, today, fault, onChange }: Props) {
  const chosen: Choice = value.every.startsWith('month') ? 'month' : (value.every as Choice)
  const choose = (choice: Choice) => {
    if (choice === 'weeks') onChange({ every: 'weeks', weeks: 1, days: [weekdayOf(today)] })
    else if (choice === 'month') onChange({ every: 'month-weekday', nth: 1, day: weekdayOf(today) })
    else onChange({ every: choice })
  }
  return (
    <>
      <Choices
        label={m.oftenLabel()}
        options={[
          { value: 'day', title: m.oftenDay() },
          { value: 'workday', title: m.oftenWorkday() },
          { value: 'weeks', title: m.oftenByWeek() },
          { value: 'month', title: m.oftenByMonth() },
        ]}
        value={chosen}
        onChange={choose}
      />
      {value.every === 'weeks' && <Weeks value={value} fault={fault} onChange={onChange} />}
      {value.every === 'month-day' && <MonthDay value={value} today={today} onChange={onChange} />}
      {value.every === 'month-weekday' && <MonthWeekday value={value} onChange={onChange} />}
    </>
  )
}

type Of<E extends Often['every']> = {
  value: Extract<Often, { every: E }>
  onChange: (often: Often) => void
}

function Weeks({ value, fault, onChange }: Of<'weeks'> & { fault: string | undefined }) {
  const id = useId()
  const turn = (day: Weekday, on: boolean) =>
    onChange({ ...value, days: WEEKDAYS.filter((one) => (one === day ? on : value.days.includes(one))) })
  return (
    <>
      <Select
        label={m.oftenHowManyWeeks()}
        value={String(value.weeks)}
        options={[...new Set([...WEEKS, value.weeks])].map((weeks) => ({
          value: String(weeks),
          name: weeks === 1 ? m.oftenEachWeek() : m.oftenEachWeeks({ weeks: number(weeks) }),
        }))}
        onChange={(weeks) => onChange({ ...value, weeks: Number(weeks) })}
      />
      <fieldset class="field" aria-describedby={fault && id}>
        <legend class="label">{m.oftenDays()}</legend>
        <div class="chips">
          {WEEKDAYS.map((day) => (
            <label key={day} class="chip">
              <input
                type="checkbox"
                checked={value.days.includes(day)}
                onChange={(event) => turn(day, event.currentTarget.checked)}
              />
              {nameOfWeekday(day)}
            </label>
          ))}
        </div>
        <p id={id} class="fault" role="status">
          {fault}
        </p>
      </fieldset>
    </>
  )
}

function MonthWeekday({ value, onChange }: Of<'month-weekday'>) {
  return (
    <>
      <div class="pair">
        <Select
          label={m.oftenWhichOne()}
          value={String(value.nth)}
          options={NTHS.map((nth) => ({ value: String(nth), name: NTH_NAMES[nth]() }))}
          onChange={(nth) => onChange({ ...value, nth: Number(nth) as Nth })}
        />
        <Select
          label={m.oftenWhichDay()}
          value={value.day}
          options={WEEKDAYS.map((day) => ({ value: day, name: nameOfWeekday(day) }))}
          onChange={(day) => onChange({ ...value, day: day as Weekday })}
        />
      </div>
      <Button kind="link" onClick={() => onChange({ every: 'month-day', day: 1 })}>
        {m.oftenByNumber()}
      </Button>
    </>
  )
}

function MonthDay({ value, today, onChange }: Of<'month-day'> & { today: string }) {
  return (
    <>
      <Select
        label={m.oftenMonthDayLabel()}
        value={String(value.day)}
        options={MONTH_DAYS.map((day) => ({
          value: String(day),
          name: day < 0 ? m.oftenLastDay() : number(day),
        }))}
        onChange={(day) => onChange({ ...value, day: Number(day) })}
      />
      <Button kind="link" onClick={() => onChange({ every: 'month-weekday', nth: 1, day: weekdayOf(today) })}>
        {m.oftenByWeekday()}
      </Button>
    </>
  )
}

type TimeProps = { at: string; fault: string | undefined; onInput: (at: string) => void }

/** The time of day, on the clock where the space is. */
export function TimeField({ at, fault, onInput }: TimeProps) {
  return (
    <Field
      label={m.ritualAt()}
      type="time"
      required
      value={at}
      fault={fault}
      onInput={(time) => onInput(time.slice(0, 5))}
    />
  )
}
