/** A way through a ritual's steps: the one of a repair, together, or a path of my own. The screens know no difference. */
import { api, ask } from '../../api/client.ts'
import type {
  AloneOut,
  FieldIn,
  FitIn,
  HomeOut,
  MemberOut,
  NowOut,
  RepairOut,
  Ritual,
  StepOut,
} from '../../api/schema.d.ts'
import { readRitual } from '../../content.ts'
import { meIn } from '../../format/people.ts'
import { bringDrafts } from '../../kept-draft.ts'
import { withKinds, type Read } from '../cards/kinds.ts'
import { readHome } from '../read-home.ts'
import type { Step } from './turn.ts'

/** A repair with its ritual, as I find it. */
export type Reading = {
  home: HomeOut
  repair: RepairOut
  ritual: Ritual
  /** What is true even when we disagree. */
  steady: readonly Read[]
}

export type Place = { lap: number; step: string }

export type Way = {
  ritual: Ritual
  /** The ritual's steps that are on this way. */
  path: readonly Step[]
  today: string
  members: readonly MemberOut[]
  now: NowOut
  steps: readonly StepOut[]
  isAlone: boolean
  /** Can anything be written on it? */
  runs: boolean
  /** What the names of its drafts begin with. */
  drafts: string
  /** Each reads the way anew when it is done, and throws a Problem. */
  take: (place: Place, fields: FieldIn[]) => Promise<void>
  takeBack: (place: Place) => Promise<void>
  say: (place: Place, author: string, attempt: number, words: string | null) => Promise<void>
  fit: (place: Place, listener: string, attempt: number, said: FitIn) => Promise<void>
  answer: (place: Place, author: string, answer: string | null) => Promise<void>
  /** At the end. On my own there is nothing to close, and the next round begins with its first turn. */
  close?: () => Promise<void>
  goRound?: () => Promise<void>
}

export async function readRepair(space: string, id: string): Promise<Reading> {
  const [home, repair] = await Promise.all([
    readHome(space),
    ask(api.GET('/api/v1/spaces/{space}/repairs/{repair}', { params: { path: { space, repair: id } } })),
  ])
  const [ritual, steady] = await Promise.all([
    readRitual(home.kind, repair.ritual, repair.version),
    withKinds(home.kind, repair.steady),
    bringDrafts(draftsOf(home, id)),
  ])
  return { home, repair, ritual, steady }
}

export function readAlone(space: string, repair: string): Promise<AloneOut> {
  return ask(
    api.GET('/api/v1/spaces/{space}/repairs/{repair}/alone', { params: { path: { space, repair } } }),
  )
}

export function draftsOf({ id, members }: HomeOut, repair: string): string {
  return `${id}/${meIn(members)}/${repair}/`
}

/** The way that all go. `anew` reads it again and shows it. */
export function together({ home, repair, ritual }: Reading, anew: () => Promise<void>): Way {
  const at = { space: home.id, repair: repair.id }
  const header = { 'tend-member': meIn(home.members) }
  const then = async (done: Promise<unknown>) => {
    await done
    await anew()
  }
  return {
    ritual,
    path: ritual.steps,
    today: repair.today,
    members: repair.members,
    now: repair.now,
    steps: repair.steps,
    isAlone: false,
    runs: repair.state === 'begun',
    drafts: `${draftsOf(home, repair.id)}together/`,
    take: (place, fields) => {
      const params = { path: { ...at, ...place }, header }
      return then(ask(api.PUT(`${STEP}/turn`, { params, body: { fields } })))
    },
    takeBack: (place) => then(ask(api.DELETE(`${STEP}/turn`, { params: { path: { ...at, ...place } } }))),
    say: (place, author, attempt, words) => {
      const params = { path: { ...at, ...place, author, attempt }, header }
      return then(ask(api.PUT(`${STEP}/heard/{author}/{attempt}`, { params, body: { words } })))
    },
    fit: (place, listener, attempt, body) => {
      const params = { path: { ...at, ...place, listener, attempt }, header }
      return then(ask(api.PUT(`${STEP}/fits/{listener}/{attempt}`, { params, body })))
    },
    answer: (place, author, answer) => {
      const params = { path: { ...at, ...place, author } }
      const given =
        answer === null
          ? ask(api.DELETE(`${STEP}/answers/{author}`, { params }))
          : ask(api.PUT(`${STEP}/answers/{author}`, { params, body: { answer } }))
      return then(given)
    },
    close: () => then(endRepair(home.id, repair.id, 'close')),
    goRound: () => {
      const params = { path: { ...at, lap: repair.now.lap + 1 } }
      return then(ask(api.PUT('/api/v1/spaces/{space}/repairs/{repair}/laps/{lap}', { params })))
    },
  }
}

/** Closes a repair, or lets it rest. Throws a Problem. */
export function endRepair(space: string, repair: string, how: 'close' | 'rest'): Promise<unknown> {
  const params = { path: { space, repair } }
  return ask(api.PUT('/api/v1/spaces/{space}/repairs/{repair}/end', { params, body: { how } }))
}

const STEP = '/api/v1/spaces/{space}/repairs/{repair}/laps/{lap}/steps/{step}'
const ALONE = '/api/v1/spaces/{space}/repairs/{repair}/alone/laps/{lap}/steps/{step}/turn'

/** My own path: nobody is heard on it, and nobody answers. */
export function onMyOwn({ home, repair, ritual }: Reading, alone: AloneOut, anew: () => Promise<void>): Way {
  const at = { space: home.id, repair: repair.id }
  const header = { 'tend-member': meIn(home.members) }
  const nobody = () => Promise.resolve()
  return {
    ritual,
    path: ritual.steps.filter((step) => step.type !== 'hearing'),
    today: alone.today,
    members: repair.members,
    now: alone.now,
    steps: alone.steps,
    isAlone: true,
    runs: repair.consent === 'alone',
    drafts: `${draftsOf(home, repair.id)}alone/`,
    take: async (place, fields) => {
      await ask(api.PUT(ALONE, { params: { path: { ...at, ...place }, header }, body: { fields } }))
      await anew()
    },
    takeBack: async (place) => {
      await ask(api.DELETE(ALONE, { params: { path: { ...at, ...place } } }))
      await anew()
    },
    say: nobody,
    fit: nobody,
    answer: nobody,
  }
}

/** The ritual's step of this name on the way. */
export function stepOf(way: Way, name: string | null): Step | undefined {
  return way.path.find((step) => step.name === name)
}

/** What is known of a place on the way. */
export function shownAt(way: Way, place: Place): StepOut | undefined {
  return way.steps.find((one) => one.lap === place.lap && one.step === place.step)
}

/** Is there nothing for me to do before someone else has done something? */
export function isWaiting({ runs, isAlone, now }: Way): boolean {
  const mine = now.take || now.hear.length > 0 || now.fit.length > 0 || now.close
  return runs && !isAlone && !mine && now.review_on === null
}

/** The name of a draft at a place. */
export function draftOf(way: Way, place: Place, about = 'turn'): string {
  return `${way.drafts}${place.lap}/${place.step}/${about}`
}
