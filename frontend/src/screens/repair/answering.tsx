import { useAct } from '../../api/act.ts'
import type { Option, StepOut, TurnOut } from '../../api/schema.d.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { Refusal } from './refusal.tsx'
import type { Way } from './way.ts'

type Props = { way: Way; shown: StepOut; options: readonly Option[]; turn: TurnOut; name: string }

/** One of the answers that a step offers to another's turn. Leaving it is as good. */
export function Answering({ way, shown, options, turn, name }: Props) {
  const answer = useAct((chosen: string | null) =>
    way.answer({ lap: shown.lap, step: shown.step }, turn.member, chosen),
  )
  const [mine] = turn.answers
  const words = mine && options.find(({ id }) => id === mine.answer)?.label
  return (
    <div class="stack-small">
      {words ? (
        <>
          <p>{m.answerMine({ words })}</p>
          {way.runs && (
            <Button kind="link" onClick={() => void answer.run(null)} pending={answer.pending}>
              {app.takeBackOne()}
            </Button>
          )}
        </>
      ) : (
        way.runs && (
          <>
            <p class="soft">{m.answerAsked({ name })}</p>
            {options.map(({ id, label }) => (
              <Button key={id} kind="quiet" onClick={() => void answer.run(id)} pending={answer.pending}>
                {label}
              </Button>
            ))}
          </>
        )
      )}
      <Refusal problem={answer.problem} />
    </div>
  )
}
