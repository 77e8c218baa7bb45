import { api, ask } from '../../api/client.ts'
import type { CheckIn, HomeOut, RoundOut } from '../../api/schema.d.ts'
import { readCheckIn } from '../../content.ts'
import { readHome } from '../read-home.ts'

/** A round with the words it was written with: each answer may be of another pack version. */
export type Reading = {
  home: HomeOut
  round: RoundOut
  /** Of my answer, or the newest: for what is said around the answers. */
  words: CheckIn
  checkIns: ReadonlyMap<number, CheckIn>
}

export async function readRound(space: string, n: number): Promise<Reading> {
  const [home, round] = await Promise.all([
    readHome(space),
    ask(api.GET('/api/v1/spaces/{space}/rounds/{n}', { params: { path: { space, n } } })),
  ])
  const main = round.mine?.pack ?? home.pack
  const versions = [...new Set([main, ...round.answers.map((answer) => answer.pack)])]
  const found = await Promise.all(versions.map((version) => readCheckIn(home.kind, version)))
  const [words] = found
  if (!words) throw new Error('a round has words')
  return { home, round, words, checkIns: new Map(found.map((checkIn) => [checkIn.version, checkIn])) }
}
