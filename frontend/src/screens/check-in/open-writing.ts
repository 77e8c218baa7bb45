import { api, ask } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { readCheckIn } from '../../content.ts'
import { readHome } from '../read-home.ts'
import { keptWeek, shown, shownWithout, type Shown } from './week.ts'
import { Writing } from './writing.ts'
import { add, found } from './writings.ts'

/** The week of a space and, when one can write now, my writing in the words it was begun with. */
export type Opened = Shown & { writing: Writing | undefined }

/** Without a network: with what this device knows. Throws a Problem. */
export async function openWriting(space: string): Promise<Opened> {
  try {
    return await openOnline(space)
  } catch (thrown) {
    const week = thrown instanceof Problem && thrown.type === 'no-answer' ? await keptWeek(space) : undefined
    if (!week) throw thrown
    const writing = found(week) ?? new Writing(week, await readCheckIn(week.kind, week.pack))
    return { ...shownWithout(week), writing: await remembered(writing) }
  }
}

async function openOnline(space: string): Promise<Opened> {
  const home = await readHome(space)
  const view = shown(home)
  if (home.week.state !== 'writing') return { ...view, writing: undefined }
  const there = found(view.week)
  if (there) {
    if (!there.autosave.pending) await there.refresh()
    return { ...view, writing: there }
  }
  const path = { space, n: view.week.n }
  const { mine } = await ask(api.GET('/api/v1/spaces/{space}/rounds/{n}', { params: { path } }))
  const checkIn = await readCheckIn(home.kind, mine?.pack ?? home.pack)
  return { ...view, writing: await remembered(new Writing(view.week, checkIn, mine)) }
}

/** With what this device has kept of it. */
async function remembered(writing: Writing): Promise<Writing> {
  const added = add(writing)
  if (added === writing) await writing.recall()
  return added
}
