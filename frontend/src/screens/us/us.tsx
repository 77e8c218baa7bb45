import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useLoad } from '../../api/load.ts'
import { othersOf } from '../../format/people.ts'
import { navUs } from '../../messages/app.ts'
import { Screen } from '../../parts/screen.tsx'
import { TimeOutLink } from '../../parts/time-out-link.tsx'
import { SearchField } from '../search/search-field.tsx'
import { Search } from '../search/search.tsx'
import { useSpace } from '../use-space.ts'
import { Asked } from './asked.tsx'
import { Cards } from './cards.tsx'
import { Holding } from './holding.tsx'
import { Places } from './places.tsx'
import { readUs, type WhatStands } from './read-us.ts'
import { UsArchive } from './us-archive.ts'

/** What we hold to, what is asked of me, thanks and steady sentences; and the way to all the rest. */
export default function Us() {
  const { space = '' } = useRoute().params
  const load = useLoad(() => readUs(space), [space])
  const { value } = load
  useSpace(value && space)
  return (
    <Screen place={navUs()} tab="us" of={load} title={value && <bdi>{value.us.name}</bdi>}>
      {value && <All stands={value} />}
    </Screen>
  )
}

function All({ stands }: { stands: WhatStands }) {
  const [query, setQuery] = useState('')
  const { us } = stands
  if (query.trim() !== '') {
    return (
      <>
        <SearchField query={query} onInput={setQuery} />
        <Search query={query} make={() => new UsArchive(us)} />
      </>
    )
  }
  return (
    <>
      <Asked stands={stands} />
      <Holding us={us} />
      <Cards stands={stands} />
      <SearchField query={query} onInput={setQuery} />
      <Places space={us.id} />
      {othersOf(us.members).length > 0 && <TimeOutLink space={us.id} />}
    </>
  )
}
