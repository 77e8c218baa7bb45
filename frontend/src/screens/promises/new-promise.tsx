import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { ExperimentWords, HomeOut, PromiseKind, PromiseOut, PromiseWords } from '../../api/schema.d.ts'
import { readCheckIn, readPromiseWords } from '../../content.ts'
import { meIn } from '../../format/people.ts'
import { bringDrafts, useKeptDraft } from '../../kept-draft.ts'
import { navUs } from '../../messages/app.ts'
import { Screen } from '../../parts/screen.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { bodyOf, emptyPromise, misfit, nextOf, type Filled, type Part, type Source } from './filling.ts'
import { readPromise } from './reading.ts'
import { AboutStep, KindStep, LastStep, OftenStep, WordsStep, type StepProps } from './steps.tsx'

export type Words = PromiseWords & { experiment: ExperimentWords }
type Read = { home: HomeOut; words: Words; before: PromiseOut | undefined }
type Way = Read & { source: Source; as: PromiseKind | undefined }

const KINDS: readonly string[] = ['experiment', 'commitment', 'ritual'] satisfies PromiseKind[]

/** Saying what I will do, or the next version of it: what kind, in what words, when, and what the others will see. */
export default function NewPromise() {
  const { params, query } = useRoute()
  const { space = '' } = params
  const { change, round, boundary, as } = query
  const load = useLoad(() => read(space, change), [space, change], { isOwn: true })
  useSpace(load.value && space)
  if (!load.value) return <Screen place={navUs()} of={load} />
  const source = { round: round === undefined ? undefined : Number(round), boundary }
  const kind = KINDS.includes(as ?? '') ? (as as PromiseKind) : undefined
  return <Writing key={`${change}/${round}/${boundary}`} {...load.value} source={source} as={kind} />
}

async function read(space: string, change: string | undefined): Promise<Read> {
  const home = await readHome(space)
  const [words, checkIn, found] = await Promise.all([
    readPromiseWords(home.kind),
    readCheckIn(home.kind, home.pack),
    change === undefined ? undefined : readPromise(space, change),
    bringDrafts(`${home.id}/${meIn(home.members)}/promise`),
  ])
  return { home, words: { ...words, experiment: checkIn.experiment }, before: found?.whole.promise }
}

/** One draft for each way here. */
function draftOf({ home, before, source }: Way): string {
  const of = before?.id ?? [source.round ?? '', source.boundary ?? ''].join('/')
  return `${home.id}/${meIn(home.members)}/promise/${of}`
}

/** The steps of each kind, in order. */
const STEPS: Record<PromiseKind, readonly (typeof KindStep)[]> = {
  experiment: [KindStep, WordsStep, LastStep],
  commitment: [KindStep, WordsStep, LastStep],
  ritual: [KindStep, WordsStep, OftenStep, AboutStep, LastStep],
}
const STEP_OF: Record<Part, typeof KindStep> = {
  kind: KindStep,
  words: WordsStep,
  often: OftenStep,
  at: OftenStep,
  minutes: AboutStep,
  about: AboutStep,
  reviewOn: LastStep,
}

function Writing(way: Way) {
  const { home, before, source, words, as } = way
  const { route } = useLocation()
  const [initial] = useState(() => begun(way))
  const draft = useKeptDraft<Filled>(draftOf(way), initial)
  const { step, go, back } = useSteps(as ? 1 : 0)
  const [fault, setFault] = useState<Part>()
  // A version may have gone out on another device since the draft was begun; the kind is the one that was pressed.
  const filled = { ...draft.value, n: initial.n, kind: as ?? draft.value.kind }
  const steps = STEPS[filled.kind ?? 'experiment']
  const Step = steps[Math.min(step, filled.kind ? steps.length - 1 : 0)] ?? KindStep

  const share = useAct(async () => {
    const path = { space: home.id, promise: filled.id, n: filled.n }
    const params = { path, header: { 'tend-member': meIn(home.members) } }
    const body = bodyOf(filled, source)
    await ask(api.PUT('/api/v1/spaces/{space}/promises/{promise}/versions/{n}', { params, body }))
    draft.forget()
    route(`/s/${home.id}/promises/${filled.id}`, true)
  })
  const next = () => {
    const found = misfit(filled, home.today)
    const isHere = found !== undefined && (STEP_OF[found] === Step || Step === LastStep)
    setFault(isHere ? found : undefined)
    if (isHere && STEP_OF[found] !== Step) go(steps.indexOf(STEP_OF[found]))
    if (isHere) return
    if (Step === LastStep) void share.run()
    else go(step + 1)
  }
  const props: StepProps = {
    home,
    words,
    filled,
    where: draft.where,
    at: step + 1,
    of: steps.length,
    isChange: before !== undefined,
    fault,
    change: (part) => {
      setFault(undefined)
      draft.change({ ...filled, ...part })
    },
    back: step > 0 && !(as && step === 1) ? back : undefined,
    next,
    share,
  }
  return <Step {...props} />
}

function begun({ home, before, as }: Way): Filled {
  return before ? nextOf(before, home.today, as) : { ...emptyPromise(home.today), kind: as }
}
