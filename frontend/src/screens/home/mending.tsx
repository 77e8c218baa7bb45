import type { HomeOut } from '../../api/schema.d.ts'
import { repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/shared.ts'
import { RowLink } from '../../parts/row-link.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { repairWords } from '../repair-words.ts'

/** Ways back that are open, and whether there is something for me: a line each, which tells no story to who walks by. */
export function Mending({ home }: { home: HomeOut }) {
  if (home.repairs.length === 0) return null
  return (
    <Sheet title={repairTitle()}>
      <ul class="rows">
        {home.repairs.map((repair) => (
          <RowLink key={repair.id} href={`/s/${home.id}/repairs/${repair.id}`}>
            <span>{repair.follow_up ? m.repairFollowUp() : repairWords(repair)}</span>
          </RowLink>
        ))}
      </ul>
    </Sheet>
  )
}
