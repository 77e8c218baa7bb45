import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { CardKind, CardOut, HomeOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { Fields } from '../../filling/fields.tsx'
import { filledFrom } from '../../filling/filling.ts'
import { longDay } from '../../format/days.ts'
import { meIn, nameOf } from '../../format/people.ts'
import { cancel, change, takeBackOne } from '../../messages/app.ts'
import * as m from '../../messages/cards.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Confided } from '../../parts/confidence.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { Cheer, Told } from './cheers.tsx'
import { readCardKind } from './kinds.ts'
import { Refusal } from './refusal.tsx'

type Read = { home: HomeOut; kind: CardKind; card: CardOut }

/** One card: what it says, and what can be done with it. */
export default function Card() {
  const { space = '', card = '' } = useRoute().params
  const load = useLoad(() => read(space, card), [space, card])
  useSpace(load.value && space)
  if (!load.value) return <Screen place={m.cardsPlace()} tab="us" of={load} />
  return <Found {...load.value} anew={async () => load.put(await read(space, card))} />
}

async function read(space: string, id: string): Promise<Read> {
  const params = { path: { space, card: id } }
  const [home, card] = await Promise.all([
    readHome(space),
    ask(api.GET('/api/v1/spaces/{space}/cards/{card}', { params })),
  ])
  return { home, card, kind: await readCardKind(home.kind, card.kind, card.pack) }
}

function Found({ home, kind, card, anew }: Read & { anew: () => Promise<void> }) {
  const mine = card.by === meIn(home.members)
  const name = nameOf(home.members, card.by)
  const { until } = card
  return (
    <Screen
      place={kind.title}
      tab="us"
      title={mine ? kind.mine : withName(kind.theirs, name)}
      lead={longDay(card.shared_on, home.today)}
      step={card.id}
    >
      <Sheet>
        <Confided confidence={card.confidence} mine={mine}>
          <div class="stack">
            <Fields asked={kind} filled={filledFrom(card)} today={home.today} mine={mine} />
          </div>
        </Confided>
        <Told card={card} kind={kind} members={home.members} mine={mine} />
        {kind.lasts_hours !== null && <p class="soft">{m.cardHours({ hours: kind.lasts_hours })}</p>}
        {until && <p class="soft">{m.cardUntil({ day: longDay(until, home.today) })}</p>}
      </Sheet>
      {mine ? (
        <Mine home={home} kind={kind} card={card} />
      ) : (
        kind.cheers.length > 0 && <Cheer space={home.id} card={card} kind={kind} name={name} anew={anew} />
      )}
      <ButtonLink kind="link" href={`/s/${home.id}/cards?kind=${kind.name}`}>
        {kind.title}
      </ButtonLink>
    </Screen>
  )
}

/** Changing my card, or taking it back. */
function Mine({ home, kind, card }: Read) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const take = useAct(async () => {
    const params = { path: { space: home.id, card: card.id } }
    await ask(api.DELETE('/api/v1/spaces/{space}/cards/{card}', { params }))
    route(`/s/${home.id}/cards?kind=${kind.name}`, true)
  })
  return (
    <div class="stack-small">
      <ButtonLink kind="quiet" href={`/s/${home.id}/cards/new?card=${card.id}`}>
        {change()}
      </ButtonLink>
      <Button kind="link" onClick={() => setAsking(true)}>
        {takeBackOne()}
      </Button>
      {asking && (
        <Dialog title={m.cardTakeBackTitle()} onClose={() => setAsking(false)}>
          <p>{m.cardTakeBackMeans()}</p>
          <Refusal problem={take.problem} />
          <div class="stack-small">
            <Button onClick={take.run} pending={take.pending}>
              {takeBackOne()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {cancel()}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
