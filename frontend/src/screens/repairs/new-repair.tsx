import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { lengthOf, plain, WORDS_MOST } from '../../api/limits.ts'
import { useLoad } from '../../api/load.ts'
import type { HomeOut, Ritual, RitualBrief } from '../../api/schema.d.ts'
import { readRitual, readRituals } from '../../content.ts'
import { meIn, namesOf, othersOf } from '../../format/people.ts'
import { bringDrafts, useKeptDraft, type Draft } from '../../kept-draft.ts'
import { back, next, repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { readHome } from '../read-home.ts'
import { KeptLine } from '../../parts/kept-line.tsx'
import { Refusal } from '../repair/refusal.tsx'
import { useSpace } from '../use-space.ts'

/** What is being begun. `id` is made once, so that a repeated request begins nothing twice. */
type Begun = { id: string; ritual: string; version: number; line: string }
type Read = { home: HomeOut; rituals: readonly RitualBrief[] }

/** Beginning: which steps, and one neutral line about the moment. */
export default function NewRepair() {
  const { space = '' } = useRoute().params
  const load = useLoad(() => read(space), [space], { isOwn: true })
  useSpace(load.value && space)
  if (!load.value?.rituals.length) {
    return <Screen place={repairTitle()} tab="us" of={load} title={m.repairsNone()} />
  }
  return <Steps home={load.value.home} rituals={load.value.rituals} />
}

async function read(space: string): Promise<Read> {
  const home = await readHome(space)
  const [rituals] = await Promise.all([readRituals(home.kind), bringDrafts(draftOf(home))])
  return { home, rituals }
}

function draftOf({ id, members }: HomeOut): string {
  return `${id}/${meIn(members)}/new-repair`
}

function Steps({ home, rituals }: Read) {
  const { step, go, back: goBack } = useSteps()
  const draft = useKeptDraft<Begun | undefined>(draftOf(home), undefined)
  const [hurried, setHurried] = useState(false)
  const chosen = rituals.find(({ name }) => name === draft.value?.ritual)
  const choose = (name: string) => {
    const version = rituals.find((one) => one.name === name)?.version ?? 1
    const { id = crypto.randomUUID(), line = '' } = draft.value ?? {}
    draft.change({ id, ritual: name, version, line })
  }
  if (step > 0 && chosen && draft.value) {
    const begun = draft.value
    return (
      <Line
        key={`${begun.ritual}/${begun.version}`}
        home={home}
        begun={begun}
        where={draft.where}
        onInput={(line) => draft.change({ ...begun, line })}
        onBack={goBack}
        onDone={draft.forget}
      />
    )
  }
  const foot = (
    <>
      <ButtonLink kind="quiet" href={`/s/${home.id}/repairs`}>
        {back()}
      </ButtonLink>
      <Button onClick={() => (chosen ? go(1) : setHurried(true))}>{next()}</Button>
    </>
  )
  return (
    <Screen
      place={repairTitle()}
      title={m.newRepairTitle()}
      lead={m.newRepairLead()}
      foot={foot}
      step="which"
    >
      <Choices
        label={m.newRepairTitle()}
        quietLabel
        options={rituals.map(({ name, title, about }) => ({ value: name, title, description: about }))}
        value={chosen?.name}
        onChange={choose}
      />
      {hurried && !chosen && (
        <Notice>
          <p>{m.newRepairChoose()}</p>
        </Notice>
      )}
    </Screen>
  )
}

type LineProps = {
  home: HomeOut
  begun: Begun
  where: Draft<Begun>['where']
  onInput: (line: string) => void
  onBack: () => void
  onDone: () => void
}

/** The neutral line, and who reads it when. */
function Line({ home, begun, where, onInput, onBack, onDone }: LineProps) {
  const { route } = useLocation()
  const load = useLoad(
    () => readRitual(home.kind, begun.ritual, begun.version),
    [home.kind, begun.ritual, begun.version],
    { isOwn: true },
  )
  const ritual = load.value
  const [hurried, setHurried] = useState(false)
  const isBlank = plain(begun.line) === ''
  const fits = !isBlank && lengthOf(begun.line) <= WORDS_MOST
  const begin = useAct(async () => {
    const params = {
      path: { space: home.id, repair: begun.id },
      header: { 'tend-member': meIn(home.members) },
    }
    const body = { ritual: begun.ritual, version: begun.version, line: plain(begun.line) }
    await ask(api.PUT('/api/v1/spaces/{space}/repairs/{repair}', { params, body }))
    onDone()
    route(`/s/${home.id}/repairs/${begun.id}`, true)
  })
  const foot = (
    <>
      <KeptLine where={where} />
      <Button kind="quiet" onClick={onBack}>
        {back()}
      </Button>
      <Button onClick={() => (fits ? void begin.run() : setHurried(true))} pending={begin.pending}>
        {m.newRepairBegin()}
      </Button>
    </>
  )
  return (
    <Screen place={repairTitle()} of={load} title={ritual?.begin.ask} foot={foot} step="line">
      {ritual && (
        <>
          <TextArea
            label={ritual.begin.ask}
            quietLabel
            hint={ritual.begin.help}
            placeholder={ritual.begin.hint}
            value={begun.line}
            onInput={onInput}
            fault={hurried && isBlank ? m.newRepairLine() : undefined}
          />
          <p>{seenWords(home, ritual)}</p>
          <Refusal problem={begin.problem} again={load.again} />
        </>
      )}
    </Screen>
  )
}

/** What the others will see. */
function seenWords({ members }: HomeOut, ritual: Ritual): string {
  const names = namesOf(othersOf(members))
  if (!names) return m.newRepairSeenNobody()
  return ritual.asks ? m.newRepairSeen({ names }) : m.newRepairSeenLogged({ names })
}
