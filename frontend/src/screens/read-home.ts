import { api, ask } from '../api/client.ts'
import type { HomeOut } from '../api/schema.d.ts'
import { hearTime } from '../clock.ts'

/** A space's home. What time it is comes with it. */
export async function readHome(space: string): Promise<HomeOut> {
  const home = await ask(api.GET('/api/v1/spaces/{space}/home', { params: { path: { space } } }))
  hearTime(home.now)
  return home
}
