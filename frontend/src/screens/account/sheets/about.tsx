import * as m from '../../../messages/app.ts'
import { RowLink } from '../../../parts/row-link.tsx'
import { Sheet } from '../../../parts/sheet.tsx'

/** The pages about how things work here. */
export function About() {
  return (
    <Sheet title={m.aboutPlace()}>
      <ul class="rows">
        <RowLink href="/about/how-it-works">
          <span>{m.aboutHow()}</span>
        </RowLink>
        <RowLink href="/about/accessibility">
          <span>{m.aboutAccess()}</span>
        </RowLink>
      </ul>
    </Sheet>
  )
}
