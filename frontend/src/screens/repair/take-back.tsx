import { useAct } from '../../api/act.ts'
import { asProblem } from '../../api/problem.ts'
import type { StepOut, TurnOut } from '../../api/schema.d.ts'
import { changeDraft, forgetDraft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { Refusal } from './refusal.tsx'
import { filledFrom } from './turn.ts'
import { draftOf, type Way } from './way.ts'

/** Takes my turn back, to be written anew: what it held stands in the fields again. */
export function TakeBack({ way, shown, turn }: { way: Way; shown: StepOut; turn: TurnOut }) {
  const take = useAct(async () => {
    const name = draftOf(way, shown)
    // Kept here before it is gone there. Whether it went is not known where nobody answered.
    changeDraft(name, filledFrom(turn))
    try {
      await way.takeBack({ lap: shown.lap, step: shown.step })
    } catch (thrown) {
      if (asProblem(thrown).type !== 'no-answer') forgetDraft(name)
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
