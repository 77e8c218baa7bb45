import { useAct } from '../../api/act.ts'
import { useOlder } from '../../api/older.ts'
import { shortDate } from '../../format/days.ts'
import { takeBackOne } from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { confidenceName } from '../../parts/confidence.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { Given, GivenPage } from './kinds.ts'

type Props = {
  title: string
  first: GivenPage
  read: (before: string | number) => Promise<GivenPage>
  again: () => void
}

/** My things of one kind, newest day first. */
export function Things({ title, first, read, again }: Props) {
  const older = useOlder(first, read)
  const given = [first, ...older.pages].flatMap((page) => page.given)
  if (given.length === 0 && !older.isMore) return null
  return (
    <Sheet title={title}>
      <ul class="rows">
        {given.map((one) => (
          <Thing key={one.id} given={one} again={again} />
        ))}
      </ul>
      <OlderButton of={older} />
    </Sheet>
  )
}

function Thing({ given, again }: { given: Given; again: () => void }) {
  const take = useAct(async () => {
    await given.takeBack()
    again()
  })
  const day = shortDate(given.day)
  return (
    <li>
      <a class="found grows" href={given.href}>
        <span dir="auto">{given.words ?? day}</span>
        {given.words && <small>{day}</small>}
        {given.confidence && <small>{confidenceName(given.confidence)}</small>}
      </a>
      <Button kind="link" onClick={take.run} pending={take.pending}>
        {takeBackOne()}
      </Button>
      <ProblemNotice problem={take.problem} />
    </li>
  )
}
