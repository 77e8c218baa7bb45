import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { shortDate } from '../../format/days.ts'
import { nameOf } from '../../format/people.ts'
import * as m from '../../messages/boundaries.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Confided } from '../../parts/confidence.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSpace } from '../use-space.ts'
import { Earlier } from './earlier.tsx'
import { Leftover } from './leftover.tsx'
import { Mine } from './mine.tsx'
import { readBoundary, topicOf, type Reading } from './read-boundary.ts'
import { SaysWords } from './says.tsx'
import { Theirs } from './theirs.tsx'

/** One boundary: what it says, what it said before, and what its author or a reader can do. */
export default function Boundary() {
  const { space = '', boundary = '' } = useRoute().params
  const load = useLoad(() => readBoundary(space, boundary), [space, boundary])
  useSpace(load.value && space)
  const reading = load.value
  return (
    <Screen
      place={m.boundaryPlace()}
      tab="us"
      of={load}
      title={reading && titleOf(reading)}
      lead={reading && leadOf(reading)}
    >
      {reading && <Whole reading={reading} again={load.again} />}
    </Screen>
  )
}

function Whole({ reading, again }: { reading: Reading; again: () => void }) {
  const { boundary, earlier, words } = reading
  if (!boundary.says) {
    return (
      <>
        <Leftover reading={reading} />
        <ButtonLink kind="quiet" href={`/s/${reading.home.id}/boundaries`}>
          {m.boundaryToAll()}
        </ButtonLink>
      </>
    )
  }
  const mine = isMine(reading)
  const says = (
    <>
      <Sheet>
        <SaysWords says={boundary.says} mine={mine} topic={topicOf(words, boundary.says.topic)} />
      </Sheet>
      {earlier.length > 0 && (
        <Earlier boundary={boundary} says={boundary.says} earlier={earlier} mine={mine} />
      )}
    </>
  )
  if (mine) {
    return (
      <>
        {says}
        <Mine reading={reading} again={again} />
      </>
    )
  }
  return (
    <Confided confidence={boundary.says.confidence} mine={false}>
      <div class="stack">
        {says}
        <Theirs reading={reading} again={again} />
      </div>
    </Confided>
  )
}

function isMine({ boundary, home }: Reading): boolean {
  return home.members.some(({ id, me }) => me && id === boundary.by)
}

function titleOf(reading: Reading): string {
  const { boundary, home } = reading
  return isMine(reading) ? m.boundaryMine() : m.boundaryTheirs({ name: nameOf(home.members, boundary.by) })
}

/** Who can read it, and until when. */
function leadOf(reading: Reading): string {
  const { boundary, home } = reading
  const day = shortDate(boundary.day)
  if (boundary.state === 'withdrawn') {
    if (isMine(reading)) return m.boundaryWithdrawnMine({ day })
    return m.boundaryWithdrawnLead({ name: nameOf(home.members, boundary.by), day })
  }
  if (boundary.state === 'private') return m.boundaryPrivateLead()
  if (boundary.state === 'lapsed') return m.boundaryLapsedLead()
  const until = shortDate(boundary.review_on ?? boundary.day)
  return `${m.boundaryShared({ day })} ${m.boundaryStands({ day: until })}`
}
