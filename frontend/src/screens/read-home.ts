import { api, ask } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import type { HomeOut } from '../api/schema.d.ts'
import { hearTime } from '../clock.ts'
import { hearTimeOut } from '../resting.ts'
import { forgetWeek, keepWeek } from './check-in/week.ts'

/** A space's home. What time it is comes with it; what a device keeps of it is renewed, or forgotten where it is gone. */
export async function readHome(space: string): Promise<HomeOut> {
  try {
    const home = await ask(api.GET('/api/v1/spaces/{space}/home', { params: { path: { space } } }))
    hearTime(home.now)
    hearTimeOut(space, home.time_out)
    void keepWeek(home)
    return home
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.type === 'not-found') void forgetWeek(space)
    throw thrown
  }
}
