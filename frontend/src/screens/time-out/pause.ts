/** The time-out of a space as its page needs it: from the server, or what this device keeps of it. */
import { api, ask } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { MemberOut, TimeOutOut } from '../../api/schema.d.ts'
import { hearTime, serverNow } from '../../clock.ts'
import { forget, keep, kept } from '../../device/sealed.ts'
import { hearTimeOut, TIME_OUT } from '../../resting.ts'
import { readHome } from '../read-home.ts'

export type Pause = {
  space: string
  timeOut: TimeOutOut | null
  /** Nothing without a network: then nobody is named. */
  members: readonly MemberOut[] | undefined
}

/** Without a network it is what was last heard, while that lasts. */
export async function readPause(space: string): Promise<Pause> {
  try {
    const home = await readHome(space)
    await renew(space, home.time_out)
    return { space, timeOut: home.time_out, members: home.members }
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.type !== 'no-answer') throw thrown
    const found = await kept<TimeOutOut>(TIME_OUT + space)
    return { space, timeOut: found && isAhead(found) ? found : null, members: undefined }
  }
}

/** Whether it still runs, and until when. */
export async function readTimeOut(space: string): Promise<TimeOutOut | null> {
  const found = await ask(api.GET('/api/v1/spaces/{space}/time-out', { params: { path: { space } } }))
  hearTime(found.now)
  await heard(space, found.time_out)
  return found.time_out
}

export async function call(space: string, timeOut: string, at: number): Promise<TimeOutOut> {
  const params = { path: { space, time_out: timeOut } }
  const body = { returns_at: new Date(at).toISOString() }
  const running = await ask(api.PUT('/api/v1/spaces/{space}/time-out/{time_out}', { params, body }))
  await heard(space, running)
  return running
}

export async function move(space: string, timeOut: string, at: number): Promise<TimeOutOut> {
  const params = { path: { space, time_out: timeOut } }
  const body = { returns_at: new Date(at).toISOString() }
  const moved = await ask(api.PUT('/api/v1/spaces/{space}/time-out/{time_out}/return', { params, body }))
  await heard(space, moved)
  return moved
}

export async function comeBack(space: string, timeOut: string): Promise<void> {
  const params = { path: { space, time_out: timeOut } }
  await ask(api.DELETE('/api/v1/spaces/{space}/time-out/{time_out}', { params }))
  await heard(space, null)
}

export function isAhead(timeOut: Pick<TimeOutOut, 'returns_at'>): boolean {
  return Date.parse(timeOut.returns_at) > serverNow()
}

async function heard(space: string, timeOut: TimeOutOut | null): Promise<void> {
  hearTimeOut(space, timeOut)
  await renew(space, timeOut)
}

async function renew(space: string, timeOut: TimeOutOut | null): Promise<void> {
  if (timeOut) await keep(TIME_OUT + space, timeOut)
  else await forget(TIME_OUT + space)
}
