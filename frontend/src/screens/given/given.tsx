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
import { KINDS } from './kinds.ts'
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
  const pages = useLoad(() => Promise.all(KINDS.map((kind) => kind.read(space.id))), [space.id])
  const { value } = pages
  const isEmpty = value?.every(({ given, next }) => given.length === 0 && next === null)
  return (
    <section class="stack">
      <h2>
        <bdi>{space.name}</bdi>
      </h2>
      <ProblemNotice problem={pages.problem} onAgain={pages.again} />
      {isEmpty && <Empty>{m.givenNothing()}</Empty>}
      {value &&
        KINDS.map((kind, n) => {
          const first = value[n]
          return first && <Things key={n} space={space.id} kind={kind} first={first} again={pages.again} />
        })}
    </section>
  )
}
