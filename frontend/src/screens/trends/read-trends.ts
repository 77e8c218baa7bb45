import { api, ask } from '../../api/client.ts'
import type { Element, HomeOut, ScalePrompt, TrendRoundOut } from '../../api/schema.d.ts'
import { readCheckIn } from '../../content.ts'

const ELEMENTS: readonly Element[] = ['reliability', 'communication', 'boundaries', 'repair', 'acceptance']

/** Some rounds in a row, newest first, as the server gives them: a year of weeks at most. */
export type Stretch = readonly TrendRoundOut[]

/** What has been read so far. `words`: of each element that is asked about, as it was asked last. */
export type Trends = {
  home: HomeOut
  stretches: readonly Stretch[]
  words: ReadonlyMap<Element, ScalePrompt>
  /** Leads to what is older. */
  next: number | null
}

/** The newest stretch. */
export async function readTrends(space: string): Promise<Trends> {
  const home = await ask(api.GET('/api/v1/spaces/{space}/home', { params: { path: { space } } }))
  return read({ home, stretches: [], words: new Map(), next: null })
}

/** The same and one stretch more. To be called while there is a `next`. */
export function readOlder(trends: Trends): Promise<Trends> {
  return read(trends)
}

async function read({ home, stretches, words, next }: Trends): Promise<Trends> {
  const params = { path: { space: home.id }, query: next === null ? {} : { before: next } }
  const page = await ask(api.GET('/api/v1/spaces/{space}/trends', { params }))
  const versions = page.rounds.flatMap((round) => round.members.map((one) => one.pack))
  return {
    home,
    stretches: [...stretches, page.rounds],
    words: new Map([...(await wordsFor(home, versions)), ...words]),
    next: page.next,
  }
}

/** Of each element the newest wording among these versions and the present one. */
async function wordsFor(home: HomeOut, versions: number[]): Promise<[Element, ScalePrompt][]> {
  const asked = [...new Set([home.pack, ...versions])].sort((a, b) => b - a)
  const checkIns = await Promise.all(asked.map((version) => readCheckIn(home.kind, version)))
  const prompts = checkIns.flatMap((checkIn) => checkIn.prompts)
  return ELEMENTS.flatMap((element) => {
    const found = prompts.find((prompt) => prompt.type === 'scale' && prompt.element === element)
    return found?.type === 'scale' ? [[element, found] as [Element, ScalePrompt]] : []
  })
}
