import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { AskOut, AskWords, HomeOut } from '../../api/schema.d.ts'
import { readAskWords } from '../../content.ts'
import { meIn } from '../../format/people.ts'
import { asksTitle } from '../../messages/asks.ts'
import { Screen } from '../../parts/screen.tsx'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'
import { Mine } from './mine.tsx'
import { Theirs } from './theirs.tsx'

/** An ask as I read it, with the words of its kind. */
export type Reading = { home: HomeOut; ask: AskOut; words: AskWords | undefined }

/** One ask: mine with what was answered, or one that was put to me. */
export default function Ask() {
  const { space = '', ask: id = '' } = useRoute().params
  const load = useLoad(() => read(space, id), [space, id])
  const reading = load.value
  useSpace(reading && space)
  if (!reading) return <Screen place={asksTitle()} tab="us" of={load} />
  const isMine = reading.ask.by === meIn(reading.home.members)
  const anew = async () => load.put(await read(space, id))
  return isMine ? <Mine key={id} reading={reading} /> : <Theirs key={id} reading={reading} anew={anew} />
}

async function read(space: string, id: string): Promise<Reading> {
  const params = { path: { space, ask: id } }
  const [home, found] = await Promise.all([
    readHome(space),
    ask(api.GET('/api/v1/spaces/{space}/asks/{ask}', { params })),
  ])
  return { home, ask: found, words: await readAskWords(home.kind, found.pack) }
}
