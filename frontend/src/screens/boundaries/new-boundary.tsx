import { useLocation, useRoute } from 'preact-iso'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { BoundaryOut, BoundaryWords, HomeOut } from '../../api/schema.d.ts'
import { readBoundaryWords } from '../../content.ts'
import { meIn } from '../../format/people.ts'
import { bringDrafts, useKeptDraft } from '../../kept-draft.ts'
import * as m from '../../messages/boundaries.ts'
import { Screen } from '../../parts/screen.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { PARTS } from '../boundary/parts.ts'
import { draftsOf, readBoundary } from '../boundary/read-boundary.ts'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { MoreStep, PartStep, TopicStep } from './steps.tsx'
import { SeenStep } from './seen-step.tsx'
import { begin, bodyOf, changing, draftOf, type Writing } from './writing.ts'

/** `of`: the one that is being changed. */
type Read = { home: HomeOut; words: BoundaryWords; today: string; of: BoundaryOut | undefined }

const MORE = PARTS.length + 1
const SEEN = PARTS.length + 2

/** Stating a limit, one question a screen; then what the others will see. `?of=`: a change to one that there is. */
export default function NewBoundary() {
  const { params, query } = useRoute()
  const { space = '' } = params
  const { of } = query
  const load = useLoad(() => read(space, of), [space, of], { isOwn: true })
  useSpace(load.value && space)
  if (!load.value) return <Screen place={m.boundariesTitle()} of={load} />
  return <Way key={of} {...load.value} again={load.again} />
}

async function read(space: string, of: string | undefined): Promise<Read> {
  if (of) {
    const { home, words, today, boundary } = await readBoundary(space, of)
    return { home, words, today, of: boundary }
  }
  const home = await readHome(space)
  const [words] = await Promise.all([readBoundaryWords(home.kind), bringDrafts(draftsOf(home))])
  return { home, words, today: home.today, of: undefined }
}

function Way({ home, words, today, of, again }: Read & { again: () => void }) {
  const { route } = useLocation()
  const { step, go, back } = useSteps(of ? SEEN : 0)
  const draft = useKeptDraft<Writing>(draftOf(home, of?.id), of ? changing(of, today) : begin(today))
  const writing = draft.value
  const change = (part: Partial<Writing>) => draft.change({ ...writing, ...part })
  const params = {
    path: { space: home.id, boundary: writing.id },
    header: { 'tend-member': meIn(home.members) },
  }
  const done = () => {
    draft.forget()
    route(`/s/${home.id}/boundaries/${writing.id}`, true)
  }
  const share = useAct(async () => {
    const path = { ...params.path, n: writing.over + 1 }
    const sent = { params: { ...params, path }, body: bodyOf(writing) }
    await ask(api.PUT('/api/v1/spaces/{space}/boundaries/{boundary}/versions/{n}', sent))
    done()
  })
  const keep = useAct(async () => {
    await ask(api.PUT('/api/v1/spaces/{space}/boundaries/{boundary}', { params, body: bodyOf(writing) }))
    done()
  })

  // Whoever changes something goes from what is seen to one part of it, and back.
  const next = of ? back : () => go(step + 1)
  const shared = { writing, change, words, where: draft.where, back, next, isChange: of !== undefined }
  if (step >= SEEN) {
    return (
      <SeenStep
        {...shared}
        home={home}
        today={today}
        of={of}
        go={go}
        again={again}
        share={share}
        keep={keep}
      />
    )
  }
  if (step === MORE) return <MoreStep {...shared} today={today} />
  const part = PARTS[step - 1]
  if (part) return <PartStep key={part} {...shared} part={part} at={step + 1} />
  return <TopicStep {...shared} space={home.id} />
}
