/** What is being asked, while it is written: kept sealed on this device until it has gone out. */
import type { AskWords, AskPurpose, Confidence, HomeOut, MemberOut } from '../../api/schema.d.ts'
import { readAskWords } from '../../content.ts'
import { meIn, othersIn } from '../../format/people.ts'
import { bringDrafts } from '../../kept-draft.ts'
import { readHome } from '../read-home.ts'

/** `to`: a member, or everyone. `times`: as the fields hold them. The id is made once: a repeated request is one ask. */
export type Asking = {
  id: string
  to: string | undefined
  pack: number
  purpose: string | undefined
  words: string
  times: readonly string[]
  confidence: Confidence | null
}

export const EVERYONE = 'everyone'

/** `others`: whom one can ask now. */
export type Known = { home: HomeOut; others: readonly MemberOut[]; words: AskWords | undefined }

export async function readKnown(space: string): Promise<Known> {
  const home = await readHome(space)
  const [words] = await Promise.all([readAskWords(home.kind), bringDrafts(draftOf(home))])
  return { home, others: othersIn(home), words }
}

export function draftOf({ id, members }: HomeOut): string {
  return `${id}/${meIn(members)}/new-ask`
}

export function begun(pack: number): Asking {
  return {
    id: crypto.randomUUID(),
    to: undefined,
    pack,
    purpose: undefined,
    words: '',
    times: [],
    confidence: null,
  }
}

/** Who would read it: nobody, while that is not chosen. Where there is one other only, it is them. */
export function readersOf({ to }: Asking, { others }: Known): readonly MemberOut[] {
  if (others.length === 1 || to === EVERYONE) return others
  return others.filter(({ id }) => id === to)
}

export function purposeIn({ purpose, pack }: Asking, { words }: Known): AskPurpose | undefined {
  return words?.version === pack ? words.purposes.find(({ id }) => id === purpose) : undefined
}
