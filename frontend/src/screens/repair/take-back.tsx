import { useAct } from '../../api/act.ts'
import { asProblem } from '../../api/problem.ts'
import type { StepOut, TurnOut } from '../../api/schema.d.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { Refusal } from './refusal.tsx'
import { filledFrom, joined, type Filled } from '../../filling/filling.ts'
import type { WrittenStep } from './turn.ts'
import { draftOf, type Way } from './way.ts'

type Props = { way: Way; shown: StepOut; step: WrittenStep; turn: TurnOut }

/** Takes my turn back, to be written anew: what it held stands in the fields again. */
export function TakeBack({ way, shown, step, turn }: Props) {
  const draft = useKeptDraft<Filled>(draftOf(way, shown), {})
  const take = useAct(async () => {
    const before = draft.value
    // Kept here before it is gone there. Whether it went is not known where nobody answered.
    draft.change(joined(step, filledFrom(turn), before))
    try {
      await way.takeBack({ lap: shown.lap, step: shown.step })
    } catch (thrown) {
      if (asProblem(thrown).type !== 'no-answer') {
        if (Object.keys(before).length > 0) draft.change(before)
        else draft.forget()
      }
      throw thrown
    }
  })
  return (
    <>
      <Button kind="link" onClick={take.run} pending={take.pending}>
        {app.takeBackOne()}
      </Button>
      <Refusal problem={take.problem} />
    </>
  )
}
