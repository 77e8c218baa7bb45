import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { Consent as Said } from '../../api/schema.d.ts'
import { meIn, nameOf } from '../../format/people.ts'
import { back, repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steady } from '../cards/steady.tsx'
import { Refusal } from './refusal.tsx'
import { Rest } from './rest.tsx'
import { useWaiting } from './use-waiting.ts'
import type { Reading } from './way.ts'

type Props = { reading: Reading; again: () => void; anew: () => Promise<void> }

/** Is doing this together all right for me? What anyone said, nobody else learns; until all say together it is not now. */
export function Consent({ reading, again, anew }: Props) {
  const { home, repair, ritual } = reading
  const [asks, setAsks] = useState(repair.consent === null)
  const [chosen, setChosen] = useState<Said | undefined>(repair.consent ?? undefined)
  const [hurried, setHurried] = useState(false)
  const say = useAct(async () => {
    if (!chosen) return setHurried(true)
    const params = { path: { space: home.id, repair: repair.id } }
    await ask(
      api.PUT('/api/v1/spaces/{space}/repairs/{repair}/consent', { params, body: { consent: chosen } }),
    )
    await anew()
    setAsks(false)
  })
  useWaiting(!asks && repair.consent === 'together', again)
  const mine = repair.by === meIn(repair.members)
  const foot = (
    <>
      <ButtonLink kind="quiet" href={`/s/${home.id}/repairs`}>
        {back()}
      </ButtonLink>
      <Button onClick={say.run} pending={say.pending}>
        {m.consentSay()}
      </Button>
    </>
  )
  return (
    <Screen
      place={repairTitle()}
      title={asks ? m.consentTitle() : m.consentWaits()}
      lead={asks && m.consentLead()}
      tab={asks ? undefined : 'us'}
      foot={asks && foot}
      step={asks}
    >
      <Quote
        who={mine ? m.consentByMe() : m.consentBy({ name: nameOf(repair.members, repair.by) })}
        mine={mine}
      >
        {repair.line}
      </Quote>
      <Steady home={home} read={reading.steady} />
      {asks ? (
        <>
          <Choices
            label={m.consentTitle()}
            quietLabel
            options={[
              { value: 'together', title: m.consentTogether(), description: m.consentTogetherMeans() },
              { value: 'not-now', title: m.consentNotNow(), description: m.consentNotNowMeans() },
              { value: 'alone', title: m.consentAlone(), description: m.consentAloneMeans() },
            ]}
            value={chosen}
            onChange={setChosen}
          />
          {hurried && !chosen && (
            <Notice>
              <p>{m.consentChoose()}</p>
            </Notice>
          )}
          <Refusal problem={say.problem} again={again} />
        </>
      ) : (
        <>
          <p role="status">{repair.consent && saidWords(repair.consent)}</p>
          {repair.alone && (
            <ButtonLink href={`/s/${home.id}/repairs/${repair.id}/alone`}>{m.aloneGoOn()}</ButtonLink>
          )}
          <Button kind="link" onClick={() => setAsks(true)}>
            {m.consentChange()}
          </Button>
        </>
      )}
      <p>
        <b>{ritual.title}</b>
        <br />
        <span class="soft">{ritual.about}</span>
      </p>
      <details>
        <summary>{m.consentSteps()}</summary>
        <ol>
          {ritual.steps.map((step) => (
            <li key={step.name}>{step.title}</li>
          ))}
        </ol>
      </details>
      <Rest space={home.id} repair={repair.id} hasBegun={false} anew={anew} />
    </Screen>
  )
}

function saidWords(said: Said): string {
  const words = {
    together: m.consentSaidTogether,
    'not-now': m.consentSaidNotNow,
    alone: m.consentSaidAlone,
  }
  return words[said]()
}
