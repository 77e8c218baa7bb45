import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { readCheckIn } from '../../content.ts'
import { whenIs } from '../../format/days.ts'
import { meIn } from '../../format/people.ts'
import * as m from '../../messages/app.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { readHome } from '../read-home.ts'
import { useOpening } from '../use-opening.ts'
import { WritingSteps } from './steps.tsx'
import { resume, Writing } from './writing.ts'

/** Writing for the running check-in. */
export default function CheckIn() {
  const { space = '' } = useRoute().params
  const open = useLoad(() => openWriting(space), [space])
  const { value } = open
  useOpening(value?.writing ? undefined : value?.home.week, open.again)
  if (value?.writing) return <WritingSteps home={value.home} writing={value.writing} />

  return (
    <Screen place={m.checkInPlace()} of={open} title={m.checkInLaterTitle()}>
      {value && (
        <p>{m.checkInLater({ when: whenIs(value.home.week.opens_at, value.home.zone, value.home.today) })}</p>
      )}
      <ButtonLink kind="quiet" href={`/s/${space}`}>
        {m.toHome()}
      </ButtonLink>
    </Screen>
  )
}

/** The home of the space and, when one can write now, my writing in the words it was begun with. */
export async function openWriting(space: string) {
  const home = await readHome(space)
  if (home.week.state !== 'writing') return { home, writing: undefined }
  const path = { space, n: home.week.n }
  const { mine } = await ask(api.GET('/api/v1/spaces/{space}/rounds/{n}', { params: { path } }))
  const checkIn = await readCheckIn(home.kind, mine?.pack ?? home.pack)
  return {
    home,
    writing: resume(meIn(home.members), path.n, () => new Writing(space, path.n, checkIn, mine)),
  }
}
