import { api, ask } from '../../api/client.ts'
import type { BoundaryWholeOut, BoundaryWords, HomeOut } from '../../api/schema.d.ts'
import { readBoundaryWords } from '../../content.ts'
import { meIn } from '../../format/people.ts'
import { bringDrafts } from '../../kept-draft.ts'
import { readHome } from '../read-home.ts'

/** A boundary as one reads it, with who is here, and the words for limits of this kind of space. */
export type Reading = BoundaryWholeOut & { home: HomeOut; words: BoundaryWords }

export async function readBoundary(space: string, boundary: string): Promise<Reading> {
  const params = { path: { space, boundary } }
  const [home, whole] = await Promise.all([
    readHome(space),
    ask(api.GET('/api/v1/spaces/{space}/boundaries/{boundary}', { params })),
  ])
  const [words] = await Promise.all([readBoundaryWords(home.kind), bringDrafts(draftsOf(home))])
  return { ...whole, home, words }
}

/** Under which names a device keeps what is being written about boundaries. */
export function draftsOf({ id, members }: HomeOut): string {
  return `${id}/${meIn(members)}/boundary/`
}

export function topicOf({ topics }: BoundaryWords, id: string | null): string | undefined {
  return topics.find((topic) => topic.id === id)?.title
}
