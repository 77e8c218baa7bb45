import './boundary.css'
import { useState } from 'preact/hooks'

import type { BoundaryOut, EarlierBoundaryOut } from '../../api/schema.d.ts'
import { shortDate } from '../../format/days.ts'
import { number } from '../../format/numbers.ts'
import * as m from '../../messages/boundaries.ts'
import { Select } from '../../parts/field.tsx'
import { NAMES, PARTS, type Says } from './parts.ts'

type Props = {
  boundary: BoundaryOut
  says: Says
  earlier: readonly EarlierBoundaryOut[]
  mine: boolean
}

/** What it said before, part by part beside what it says now. A changed part says so in a word. */
export function Earlier({ boundary, says, earlier, mine }: Props) {
  const [chosen, choose] = useState<number>()
  const before = earlier.find(({ version }) => version === chosen) ?? earlier.at(-1)
  if (!before) return null
  return (
    <details>
      <summary>{m.boundaryEarlierTitle()}</summary>
      <div class="sheet">
        {earlier.length > 1 && (
          <Select
            label={m.boundaryEarlierWhich()}
            value={String(before.version)}
            options={earlier
              .map(({ version, day }) => ({
                value: String(version),
                name: m.boundaryEarlierVersion({ n: number(version), day: shortDate(day) }),
              }))
              .reverse()}
            onChange={(version) => choose(Number(version))}
          />
        )}
        <Compared before={before} now={says} day={boundary.day} mine={mine} />
      </div>
    </details>
  )
}

type ComparedProps = { before: EarlierBoundaryOut; now: Says; day: string; mine: boolean }

function Compared({ before, now, day, mine }: ComparedProps) {
  const then = `${m.boundaryEarlierThen({ n: number(before.version) })}, ${shortDate(before.day)}`
  const rows = [
    ...PARTS.map((part) => ({ name: NAMES[part](), then: before.says[part], now: now[part] })),
    { name: m.boundaryEarlierAskFirst(), then: yesOrNo(before.says.ask_first), now: yesOrNo(now.ask_first) },
  ].filter((row) => row.then !== null || row.now !== null)
  return (
    <>
      {rows.map((row) => (
        <section key={row.name} class="compared">
          <h2>
            {row.name}{' '}
            <small>{row.then === row.now ? m.boundaryEarlierSame() : m.boundaryEarlierChanged()}</small>
          </h2>
          {row.then === row.now ? (
            <p dir="auto">{row.now}</p>
          ) : (
            <dl class={mine ? 'pair versions' : 'pair versions theirs'}>
              <div>
                <dt>{then}</dt>
                <dd dir="auto">{row.then ?? m.boundaryEarlierNothing()}</dd>
              </div>
              <div class="now">
                <dt>{`${m.boundaryEarlierNow()}, ${shortDate(day)}`}</dt>
                <dd dir="auto">{row.now ?? m.boundaryEarlierNothing()}</dd>
              </div>
            </dl>
          )}
        </section>
      ))}
    </>
  )
}

function yesOrNo(is: boolean): string {
  return is ? m.boundaryEarlierYes() : m.boundaryEarlierNo()
}
