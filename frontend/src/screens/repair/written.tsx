import type { StepOut, TurnOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { nameOf } from '../../format/people.ts'
import * as m from '../../messages/repair.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Answering } from './answering.tsx'
import { Fields } from '../../filling/fields.tsx'
import { Loops } from './loops.tsx'
import { TakeBack } from './take-back.tsx'
import { filledFrom } from '../../filling/filling.ts'
import type { WrittenStep } from './turn.ts'
import { stepOf, type Way } from './way.ts'

/** What was written in a step, a sheet for each person: the others' first, and what I may read of it only. */
export function Written({ way, shown }: { way: Way; shown: StepOut }) {
  const step = stepOf(way, shown.step)
  if (!step) return null
  if (step.type === 'hearing') return <Loops way={way} shown={shown} />
  return (
    <>
      {shown.theirs.map((turn) => (
        <Theirs key={turn.member} way={way} shown={shown} step={step} turn={turn} />
      ))}
      {shown.mine && isSeen(way, shown, shown.mine) && (
        <Mine way={way} shown={shown} step={step} turn={shown.mine} />
      )}
    </>
  )
}

type TurnProps = { way: Way; shown: StepOut; step: WrittenStep; turn: TurnOut }

function Theirs({ way, shown, step, turn }: TurnProps) {
  const name = nameOf(way.members, turn.member)
  return (
    <Sheet title={withName(step.theirs, name)}>
      <Fields asked={step} filled={filledFrom(turn)} today={way.today} mine={false} />
      {'answers' in step && step.answers.length > 0 && turn.fields.length > 0 && (
        <Answering way={way} shown={shown} options={step.answers} turn={turn} name={name} />
      )}
    </Sheet>
  )
}

/** Mine, what the others answered to it, and taking it back for as long as nobody else can have read it. */
function Mine({ way, shown, step, turn }: TurnProps) {
  const options = 'answers' in step ? step.answers : []
  return (
    <Sheet title={step.mine} wash>
      <Fields asked={step} filled={filledFrom(turn)} today={way.today} mine />
      {turn.answers.map(({ member, answer }) => {
        const words = options.find(({ id }) => id === answer)?.label ?? ''
        return <p key={member}>{m.answerTheirs({ name: nameOf(way.members, member), words })}</p>
      })}
      {canTakeBack(way, shown) && <TakeBack way={way} shown={shown} step={step} turn={turn} />}
    </Sheet>
  )
}

/** As long as nobody else can have read it, also once the repair has ended. */
function canTakeBack(way: Way, shown: StepOut): boolean {
  return way.isAlone ? way.runs : !shown.open
}

/** What I skipped needs no place of its own, unless I can still take the skipping back. */
function isSeen(way: Way, shown: StepOut, mine: TurnOut): boolean {
  return mine.fields.length > 0 || canTakeBack(way, shown)
}
