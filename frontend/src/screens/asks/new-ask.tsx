import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import * as m from '../../messages/asks.ts'
import { Screen } from '../../parts/screen.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { useSpace } from '../use-space.ts'
import { begun, draftOf, purposeIn, readersOf, readKnown, type Asking, type Known } from './asking.ts'
import { Seen } from './seen.tsx'
import { Times, What, Whom, Words, type StepProps } from './steps.tsx'

/** Asking: whom, what for, in which words, with which times; and then what they will see. */
export default function NewAsk() {
  const { space = '' } = useRoute().params
  const load = useLoad(() => readKnown(space), [space], { isOwn: true })
  useSpace(load.value && space)
  if (!load.value?.words || load.value.others.length === 0) {
    return <Screen place={m.asksTitle()} tab="us" of={load} title={m.asksTitle()} lead={m.asksNobody()} />
  }
  return <Steps known={load.value} pack={load.value.words.version} />
}

const WAY = [Whom, What, Words, Times, Seen] as const

function Steps({ known, pack }: { known: Known; pack: number }) {
  const first = known.others.length > 1 ? 0 : 1
  const { step, go, back } = useSteps(first)
  const draft = useKeptDraft<Asking>(draftOf(known.home), begun(pack))
  const at = Math.min(step, furthest(draft.value, known))
  const Step = WAY[Math.max(at, first)] ?? Whom
  const props: StepProps = {
    known,
    asking: draft.value,
    where: draft.where,
    change: (part) => draft.change({ ...draft.value, ...part }),
    onBack: at > first ? back : undefined,
    onNext: () => go(at + 1),
    onDone: draft.forget,
  }
  return <Step key={at} {...props} />
}

/** How far what has been chosen leads: a page that is loaded in the middle begins where something is missing. */
function furthest(asking: Asking, known: Known): number {
  if (readersOf(asking, known).length === 0) return 0
  return purposeIn(asking, known) ? WAY.length - 1 : 1
}
