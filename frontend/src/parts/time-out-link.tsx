import * as m from '../messages/app.ts'
import { ButtonLink } from './button.tsx'

/** To a pause, from wherever words may fall. */
export function TimeOutLink({ space }: { space: string }) {
  return (
    <ButtonLink kind="link" href={`/s/${space}/time-out`}>
      {m.timeOut()}
    </ButtonLink>
  )
}
