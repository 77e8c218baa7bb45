import * as m from '../../messages/boundaries.ts'
import { Confided } from '../../parts/confidence.tsx'
import { Quote } from '../../parts/quote.tsx'
import { NAMES, PARTS, type Says } from './parts.ts'

type Props = {
  says: Says
  mine: boolean
  /** What its topic is called, if it has one that is known here. */
  topic: string | undefined
}

/** What a boundary says. Over mine stands its mark; who reads another's has passed it (boundary.tsx). */
export function SaysWords({ says, mine, topic }: Props) {
  return (
    <Confided confidence={mine ? says.confidence : null} mine>
      <div class="stack">
        {topic && <p class="soft">{m.boundaryTopic({ topic })}</p>}
        {PARTS.map((part) => {
          const text = says[part]
          return (
            text && (
              <Quote key={part} who={NAMES[part]()} mine={mine}>
                {text}
              </Quote>
            )
          )
        })}
        {says.ask_first && <p>{m.boundaryAskFirst()}</p>}
      </div>
    </Confided>
  )
}
