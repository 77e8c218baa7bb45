import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { longDay } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/repair.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Leftover } from './leftover.tsx'
import { Refusal } from './refusal.tsx'
import { titleOf } from './so-far.tsx'
import type { Reading, Way } from './way.ts'
import { Written } from './written.tsx'

type Props = { reading: Reading; way: Way; anew: () => Promise<void> }

/** What has ended: to be read, and to be put out of one's own sight. */
export function Past({ reading: { home, repair, ritual }, way, anew }: Props) {
  const params = { path: { space: home.id, repair: repair.id } }
  const put = useAct(async () => {
    const path = '/api/v1/spaces/{space}/repairs/{repair}/away'
    await ask(repair.away ? api.DELETE(path, { params }) : api.PUT(path, { params }))
    await anew()
  })
  const mine = repair.by === meIn(repair.members)
  const closing = repair.state === 'rested' ? [m.pastRested()] : ritual.closing
  return (
    <Screen place={longDay(repair.began_on, repair.today)} title={ritual.title} tab="us" step={repair.id}>
      <Quote
        who={mine ? m.consentByMe() : m.consentBy({ name: nameOf(repair.members, repair.by) })}
        mine={mine}
      >
        {repair.line ?? m.repairLineTaken()}
      </Quote>
      {closing.map((paragraph) => (
        <p key={paragraph} class="soft">
          {paragraph}
        </p>
      ))}
      <Leftover way={way} place={undefined} />
      {repair.steps.map((shown) => (
        <section key={`${shown.lap}/${shown.step}`} class="stack">
          <h2>{titleOf(way, shown)}</h2>
          <Written way={way} shown={shown} />
        </section>
      ))}
      <div class="stack-small">
        {repair.alone && (
          <ButtonLink kind="link" href={`/s/${home.id}/repairs/${repair.id}/alone`}>
            {m.aloneLink()}
          </ButtonLink>
        )}
        <ButtonLink kind="link" href={`/s/${home.id}/repairs`}>
          {m.repairsTitle()}
        </ButtonLink>
        <Button kind="link" onClick={put.run} pending={put.pending}>
          {repair.away ? m.bringBack() : m.putAway()}
        </Button>
        {!repair.away && <p class="soft">{m.putAwayMeans()}</p>}
      </div>
      <Refusal problem={put.problem} />
    </Screen>
  )
}
