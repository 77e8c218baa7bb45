import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import * as m from '../../messages/repair.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useSpace } from '../use-space.ts'
import { Runner } from './runner.tsx'
import { onMyOwn, readAlone, readRepair } from './way.ts'

/** My own path through a repair's steps, which nobody else can see. */
export default function Alone() {
  const { space = '', repair = '' } = useRoute().params
  return <One key={repair} space={space} repair={repair} />
}

function One({ space, repair }: { space: string; repair: string }) {
  const read = async () => {
    const [reading, alone] = await Promise.all([readRepair(space, repair), readAlone(space, repair)])
    return { reading, alone }
  }
  const load = useLoad(read, [space, repair])
  const { value } = load
  useSpace(value && space)

  if (!value) return <Screen place={m.alonePlace()} tab="us" of={load} />
  const way = onMyOwn(value.reading, value.alone, async () => load.put(await read()))
  const ways = (
    <ButtonLink kind="link" href={`/s/${space}/repairs/${repair}`}>
      {m.aloneBack()}
    </ButtonLink>
  )
  return <Runner way={way} again={load.again} ways={ways} />
}
