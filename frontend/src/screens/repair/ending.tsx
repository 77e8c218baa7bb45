import { useAct } from '../../api/act.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Refusal } from './refusal.tsx'
import { stepOf, type Way } from './way.ts'

type Props = { way: Way; onRound: () => void | Promise<void>; again: () => void }

/** Through all steps: close it, or go round once more. */
export function Ending({ way, onRound, again }: Props) {
  const close = useAct(async () => way.close?.())
  const round = useAct(async () => onRound())
  const from = stepOf(way, way.now.again)
  const isOpen = way.path.at(-1)?.gate === 'open'
  return (
    <Sheet>
      {way.isAlone ? (
        way.ritual.closing.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
      ) : (
        <p>{m.endLead()}</p>
      )}
      {way.isAlone && <p>{m.aloneEndLead()}</p>}
      {!way.isAlone && isOpen && <p>{m.endOthers()}</p>}
      {way.close && (
        <Button onClick={close.run} pending={close.pending}>
          {m.endClose()}
        </Button>
      )}
      {from && (
        <>
          <Button kind="quiet" onClick={round.run} pending={round.pending}>
            {m.endAgain({ title: from.title })}
          </Button>
          <p class="soft">{m.endAgainMeans()}</p>
        </>
      )}
      <Refusal problem={close.problem ?? round.problem} again={again} />
    </Sheet>
  )
}
