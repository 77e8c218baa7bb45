import { useState } from 'preact/hooks'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import type { SpaceBriefOut } from '../../api/schema.d.ts'
import { navMe } from '../../messages/app.ts'
import * as m from '../../messages/given.ts'
import { Empty } from '../../parts/loaded.tsx'
import { Notice, ProblemNotice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Everything } from './everything.tsx'
import { KINDS, readWhole } from './kinds.ts'
import { Things } from './things.tsx'

/** Who sees what: all of mine that others can read now, by space; each can be taken back, and all of it at once. */
export default function Given() {
  const load = useLoad(() => ask(api.GET('/api/v1/spaces')), [])
  const [taken, setTaken] = useState(0)
  const spaces = load.value?.spaces ?? []
  return (
    <Screen place={navMe()} tab="me" of={load} title={m.givenTitle()} lead={m.givenLead()}>
      {spaces.length > 0 ? (
        <Everything spaces={spaces.map(({ id }) => id)} onDone={() => setTaken(taken + 1)} />
      ) : (
        <Empty>{m.givenNoSpace()}</Empty>
      )}
      {taken > 0 && (
        <Notice>
          <p>{m.givenTaken()}</p>
        </Notice>
      )}
      {spaces.map((space) => (
        <OfSpace key={`${space.id}/${taken}`} space={space} />
      ))}
    </Screen>
  )
}

function OfSpace({ space }: { space: SpaceBriefOut }) {
  const load = useLoad(() => readFirst(space.id), [space.id])
  const { value } = load
  const isEmpty = value?.pages.every(({ given, next }) => given.length === 0 && next === null)
  return (
    <section class="stack">
      <h2>
        <bdi>{space.name}</bdi>
      </h2>
      <ProblemNotice problem={load.problem} onAgain={load.again} />
      {isEmpty && <Empty>{m.givenNothing()}</Empty>}
      {value &&
        KINDS.map((kind, n) => {
          const first = value.pages[n]
          const read = (before: string | number) => kind.read(space.id, value.whole, before)
          return first && <Things key={n} title={kind.title()} first={first} read={read} again={load.again} />
        })}
    </section>
  )
}

async function readFirst(space: string) {
  const whole = await readWhole(space)
  return { whole, pages: await Promise.all(KINDS.map((kind) => kind.read(space, whole))) }
}
