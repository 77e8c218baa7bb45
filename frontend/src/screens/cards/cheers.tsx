import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { CardKind, CardOut, MemberOut } from '../../api/schema.d.ts'
import { nameOf } from '../../format/people.ts'
import { takeBackOne } from '../../messages/app.ts'
import * as m from '../../messages/cards.ts'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Refusal } from './refusal.tsx'

type ToldProps = { card: CardOut; kind: CardKind; members: readonly MemberOut[]; mine: boolean }

/** What was answered: to my card by the others, to another's by me. */
export function Told({ card, kind, members, mine }: ToldProps) {
  return (
    <>
      {card.cheers.map(({ member, cheer }) => {
        const words = kind.cheers.find(({ id }) => id === cheer)?.label ?? ''
        return (
          <p key={member}>
            {mine ? m.cheerTheirs({ name: nameOf(members, member), words }) : m.cheerMine({ words })}
          </p>
        )
      })}
    </>
  )
}

type CheerProps = { space: string; card: CardOut; kind: CardKind; name: string; anew: () => Promise<void> }

/** The phrases that the kind offers. Nothing waits for one. */
export function Cheer({ space, card, kind, name, anew }: CheerProps) {
  const params = { path: { space, card: card.id } }
  const path = '/api/v1/spaces/{space}/cards/{card}/cheer'
  const say = useAct(async (cheer: string | null) => {
    await ask(cheer === null ? api.DELETE(path, { params }) : api.PUT(path, { params, body: { cheer } }))
    await anew()
  })
  const chosen = card.cheers[0]?.cheer
  return (
    <Sheet title={m.cheerTitle()} wash>
      <p class="soft">{m.cheerOnly({ name })}</p>
      <ul class="starters" aria-label={m.cheerTitle()}>
        {kind.cheers
          .filter(({ id }) => id !== chosen)
          .map(({ id, label }) => (
            <li key={id}>
              <Button kind="quiet" onClick={() => void say.run(id)} pending={say.pending}>
                {label}
              </Button>
            </li>
          ))}
      </ul>
      {chosen && (
        <Button kind="link" onClick={() => void say.run(null)} pending={say.pending}>
          {takeBackOne()}
        </Button>
      )}
      <Refusal problem={say.problem} />
    </Sheet>
  )
}
