import { useLocation } from 'preact-iso'

import * as m from '../../messages/app.ts'
import * as checkIn from '../../messages/check-in.ts'
import * as words from '../../messages/offline.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Refused } from './refused.tsx'
import { refused } from './writings.ts'

/** What could not go out, one after the other. */
export default function UnsentScreen() {
  const { route } = useLocation()
  const [writing] = refused.value
  if (writing) {
    const carried = () => route(`/s/${writing.place.space}/check-in`, true)
    return <Refused key={writing.name} writing={writing} onCarried={carried} onLetGo={() => undefined} />
  }
  return (
    <Screen place={checkIn.checkInPlace()} title={words.unsentNothing()}>
      <ButtonLink kind="quiet" href="/">
        {m.toHome()}
      </ButtonLink>
    </Screen>
  )
}
