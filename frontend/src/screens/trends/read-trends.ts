import { api, ask } from '../../api/client.ts'
import type { CheckIn, Element, HomeOut, ScalePrompt, TrendRoundOut } from '../../api/schema.d.ts'
import { readCheckIn } from '../../content.ts'
import { readHome } from '../read-home.ts'

const ELEMENTS: readonly Element[] = ['reliability', 'communication', 'boundaries', 'repair', 'acceptance']

/** Some rounds in a row, newest first, as the server gives them: a year of weeks at most. */
export type Stretch = readonly TrendRoundOut[]

/** What has been read so far. `words`: of each element that is asked about, as it was asked last. */
export type Trends = {
  home: HomeOut
  stretches: readonly Stretch[]
  words: ReadonlyMap<Element, ScalePrompt>
  /** The versions of the check-in that the words come from. */
  versions: ReadonlySet<number>
  /** Leads to what is older. */
  next: number | null
}

/** The newest stretch. */
export async function readTrends(space: string): Promise<Trends> {
  const home = await readHome(space)
  return read({ home, stretches: [], words: new Map(), versions: new Set(), next: null })
}

/** The same and one stretch more. To be called while there is a `next`. */
export function readOlder(trends: Trends): Promise<Trends> {
  return read(trends)
}

async function read({ home, stretches, words, versions, next }: Trends): Promise<Trends> {
  const params = { path: { space: home.id }, query: next === null ? {} : { before: next } }
  const page = await ask(api.GET('/api/v1/spaces/{space}/trends', { params }))
  const met = [home.pack, ...page.rounds.flatMap((round) => round.members.map((one) => one.pack))]
  const known = new Set([...versions, ...met])
  const unread = [...known].filter((version) => !versions.has(version)).sort((a, b) => b - a)
  const checkIns = await Promise.all(unread.map((version) => readCheckIn(home.kind, version)))
  return {
    home,
    stretches: [...stretches, page.rounds],
    words: wordsOf(checkIns, words),
    versions: known,
    next: page.next,
  }
}

/** The words there were, and of other elements those of the first check-in that asks about them. */
function wordsOf(checkIns: readonly CheckIn[], before: Trends['words']): Trends['words'] {
  const prompts = checkIns.flatMap((checkIn) => checkIn.prompts)
  const found = new Map<Element, ScalePrompt>()
  for (const element of ELEMENTS) {
    const asks = prompts.find((prompt) => prompt.type === 'scale' && prompt.element === element)
    const words = before.get(element) ?? asks
    if (words?.type === 'scale') found.set(element, words)
  }
  return found
}
