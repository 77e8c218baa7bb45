import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { useOlder } from '../../api/older.ts'
import type { RepairBriefOut, RepairsOut } from '../../api/schema.d.ts'
import { readRituals } from '../../content.ts'
import { month, shortDay } from '../../format/days.ts'
import { repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { readHome } from '../read-home.ts'
import { repairWords } from '../repair-words.ts'
import { useSpace } from '../use-space.ts'

/** The ways back of a space: those that are open, and by month those that are behind us. */
export default function Repairs() {
  const { space = '' } = useRoute().params
  const page = useLoad(() => readFirst(space), [space])
  const older = useOlder<string, RepairsOut>(page.value, (before) => readPage(space, before))
  useSpace(page.value && space)

  const { open = [], canBegin = false } = page.value ?? {}
  const ended = [...(page.value?.ended ?? []), ...older.pages.flatMap((one) => one.ended)]
  const away = ended.filter((one) => one.away)
  return (
    <Screen
      place={repairTitle()}
      tab="us"
      of={page}
      title={m.repairsTitle()}
      lead={canBegin && m.repairsLead()}
    >
      {canBegin ? (
        <ButtonLink href={`/s/${space}/repairs/new`}>{m.repairsBegin()}</ButtonLink>
      ) : (
        <Empty>{m.repairsNone()}</Empty>
      )}
      {open.length > 0 && (
        <Sheet title={m.repairsOpen()}>
          <Rows space={space} repairs={open} />
        </Sheet>
      )}
      <Months space={space} repairs={ended.filter((one) => !one.away)} />
      {canBegin && open.length === 0 && ended.length === 0 && <Empty>{m.repairsEmpty()}</Empty>}
      <OlderButton of={older} />
      {away.length > 0 && (
        <details>
          <summary>{m.repairsAway()}</summary>
          <Rows space={space} repairs={away} />
        </details>
      )}
    </Screen>
  )
}

async function readFirst(space: string) {
  const home = await readHome(space)
  const [page, rituals] = await Promise.all([readPage(space), readRituals(home.kind)])
  return { ...page, canBegin: rituals.length > 0 }
}

function readPage(space: string, before?: string) {
  const query = before === undefined ? {} : { before }
  return ask(api.GET('/api/v1/spaces/{space}/repairs', { params: { path: { space }, query } }))
}

function Months({ space, repairs }: { space: string; repairs: readonly RepairBriefOut[] }) {
  const months = Object.entries(Object.groupBy(repairs, (repair) => month(repair.began_on)))
  return (
    <>
      {months.map(([name, found = []]) => (
        <Sheet key={name} title={name}>
          <Rows space={space} repairs={found} />
        </Sheet>
      ))}
    </>
  )
}

function Rows({ space, repairs }: { space: string; repairs: readonly RepairBriefOut[] }) {
  return (
    <ul class="rows">
      {repairs.map((repair) => (
        <RowLink key={repair.id} href={`/s/${space}/repairs/${repair.id}`}>
          <span>
            <span dir="auto">{repair.line ?? m.repairLineTaken()}</span>
            <br />
            <small>{aside(repair)}</small>
          </span>
        </RowLink>
      ))}
    </ul>
  )
}

/** Of an open one what there is for me; of one that has ended its day. */
function aside(repair: RepairBriefOut): string {
  if (repair.state === 'begun' || repair.state === 'not-now') return repairWords(repair)
  const day = shortDay(repair.began_on)
  return repair.state === 'rested' ? m.repairRested({ day }) : day
}
