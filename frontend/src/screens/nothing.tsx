import * as m from '../messages/app.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Screen } from '../parts/screen.tsx'

/** An address that leads nowhere, or nowhere for this person: no difference is shown. */
export default function Nothing() {
  return (
    <Screen place="" title={m.notHereTitle()} lead={m.notHereLead()}>
      <ButtonLink kind="quiet" href="/">
        {m.toHome()}
      </ButtonLink>
    </Screen>
  )
}
