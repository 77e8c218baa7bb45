import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'

import { api, ask } from '../api/client.ts'
import { useLoad } from '../api/load.ts'
import { Problem } from '../api/problem.ts'
import { Loading } from '../parts/loaded.tsx'
import { Screen } from '../parts/screen.tsx'
import { currentSpace } from '../session.ts'
import { keptSpace } from './check-in/week.ts'

/** The address without a path: to the last space, to a first one, or to the welcome of someone not signed in. */
export default function Begin() {
  const { route } = useLocation()
  const way = useLoad(findWay, [])
  useEffect(() => {
    if (way.value) route(way.value, true)
  }, [way.value])

  return (
    <Screen place="" of={way}>
      <Loading />
    </Screen>
  )
}

async function findWay(): Promise<string> {
  try {
    const { spaces } = await ask(api.GET('/api/v1/spaces'))
    const space = spaces.find(({ id }) => id === currentSpace.value) ?? spaces[0]
    return space ? `/s/${space.id}` : '/new'
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    if (thrown.type === 'sign-in-needed') return '/welcome'
    const space = thrown.type === 'no-answer' ? await keptSpace(currentSpace.value) : undefined
    if (!space) throw thrown
    return `/s/${space}`
  }
}
