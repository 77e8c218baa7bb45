import { useLocation } from 'preact-iso'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { plain } from '../../api/limits.ts'
import { withName } from '../../content.ts'
import { daysAfter } from '../../format/coming-days.ts'
import { longDay } from '../../format/days.ts'
import { meIn, nameOf, namesOf } from '../../format/people.ts'
import { fromField } from '../../format/wall-time.ts'
import * as m from '../../messages/asks.ts'
import { Button } from '../../parts/button.tsx'
import { Readers } from '../../parts/readers.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Quoted } from '../ask/quoted.tsx'
import { Refusal } from '../ask/refusal.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { purposeIn, readersOf } from './asking.ts'
import { BackButton, type StepProps } from './steps.tsx'

const LASTS = 7

/** Exactly what they will see, and who they are, before it goes out. */
export function Seen({ known, asking, where, onBack, onDone }: StepProps) {
  const { route } = useLocation()
  const { home } = known
  const me = meIn(home.members)
  const purpose = purposeIn(asking, known)
  const readers = readersOf(asking, known)
  const times = asking.times.flatMap((time) => fromField(time) ?? []).map((at) => new Date(at).toISOString())
  const words = plain(asking.words)
  const send = useAct(async () => {
    const params = { path: { space: home.id, ask: asking.id }, header: { 'tend-member': me } }
    const body = {
      to: readers.map(({ id }) => id),
      pack: asking.pack,
      purpose: asking.purpose ?? '',
      words,
      times,
      confidence: asking.confidence,
    }
    await ask(api.PUT('/api/v1/spaces/{space}/asks/{ask}', { params, body }))
    onDone()
    route(`/s/${home.id}/asks/${asking.id}`, true)
  })
  const day = longDay(daysAfter(home.today, LASTS), home.today)
  const foot = (
    <>
      <KeptLine where={where} />
      <BackButton space={home.id} onBack={onBack} />
      <Button onClick={send.run} pending={send.pending}>
        {m.newAskSend()}
      </Button>
    </>
  )
  return (
    <Screen place={m.asksTitle()} title={m.newAskSeenTitle()} foot={foot} step="seen">
      <Readers readers={readers} />
      <Sheet title={purpose ? withName(purpose.theirs, nameOf(home.members, me)) : ''}>
        <Quoted
          who={nameOf(home.members, me)}
          mine
          purpose={purpose}
          ask={{ words, times, confidence: asking.confidence }}
        />
      </Sheet>
      <p>{readers.length > 1 ? m.newAskSeenSeveral() : m.newAskSeenAlone({ names: namesOf(readers) })}</p>
      <p>{m.newAskSeenMeans({ day })}</p>
      <Refusal problem={send.problem} today={home.today} />
    </Screen>
  )
}
