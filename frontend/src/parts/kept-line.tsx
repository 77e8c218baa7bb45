import type { Draft } from '../kept-draft.ts'
import { checkInNotSaved } from '../messages/app.ts'
import * as m from '../messages/shared.ts'

/** One quiet line on where the words are, above the buttons. */
export function KeptLine({ where }: Pick<Draft<unknown>, 'where'>) {
  return (
    <p class="foot-line soft" role="status">
      {where === 'device' && m.turnKept()}
      {where === 'page' && checkInNotSaved()}
    </p>
  )
}
