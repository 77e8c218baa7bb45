import './promises.css'

import type { MemberOut, PromisedRitualOut, PromiseKind } from '../../api/schema.d.ts'
import { nameOf } from '../../format/people.ts'
import { number } from '../../format/numbers.ts'
import * as m from '../../messages/promises.ts'
import { Confided } from '../../parts/confidence.tsx'
import { Quote } from '../../parts/quote.tsx'
import type { Confidence } from '../../api/schema.d.ts'
import { oftenWords } from './often-words.ts'

export const KIND_NAMES: Record<PromiseKind, () => string> = {
  experiment: m.kindExperiment,
  commitment: m.kindCommitment,
  ritual: m.kindRitual,
}

type Props = {
  words: string
  confidence: Confidence | null
  ritual: PromisedRitualOut | null
  owner: string
  mine: boolean
  members: readonly MemberOut[]
  /** What I am called to the others, where it is shown as they will see it. */
  who?: string
}

/** A promise in its owner's words: whose it is, and of a ritual when it comes round and what it is to us. */
export function Said({ words, confidence, ritual, owner, mine, members, who }: Props) {
  const name = who ?? (mine ? undefined : nameOf(members, owner))
  return (
    <Confided confidence={confidence} mine={mine}>
      <Quote who={name === undefined ? m.saidMine() : <bdi>{name}</bdi>} mine={mine}>
        {words}
      </Quote>
      {ritual && <About ritual={ritual} />}
    </Confided>
  )
}

function About({ ritual }: { ritual: PromisedRitualOut }) {
  const parts = [
    { name: m.ritualStarts(), said: ritual.starts },
    { name: m.ritualWhy(), said: ritual.why },
    { name: m.ritualEnds(), said: ritual.ends },
  ]
  return (
    <>
      <p>
        {oftenWords(ritual)}
        {ritual.minutes !== null && (
          <>
            <br />
            <span class="soft">{m.ritualLasts({ minutes: number(ritual.minutes) })}</span>
          </>
        )}
      </p>
      {parts.some(({ said }) => said) && (
        <dl class="about">
          {parts.map(
            ({ name, said }) =>
              said && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd dir="auto">{said}</dd>
                </div>
              ),
          )}
        </dl>
      )}
    </>
  )
}
