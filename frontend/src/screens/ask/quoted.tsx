import type { AskOut, AskPurpose } from '../../api/schema.d.ts'
import * as m from '../../messages/asks.ts'
import { Confided } from '../../parts/confidence.tsx'
import { Quote } from '../../parts/quote.tsx'
import { timeTitle } from '../ask-words.ts'

type Props = {
  who: string
  mine: boolean
  purpose: AskPurpose | undefined
  ask: Pick<AskOut, 'words' | 'times' | 'confidence'>
}

/** What someone asks, in their words, with the times they offer. */
export function Quoted({ who, mine, purpose, ask: { words, times, confidence } }: Props) {
  return (
    <Confided confidence={confidence} mine={mine}>
      <div class="stack-small">
        <Quote who={who} mine={mine}>
          {words}
        </Quote>
        {purpose && <p class="soft">{purpose.about}</p>}
        {times.length > 0 && (
          <div class="stack-small">
            <p>{m.askTimes()}</p>
            <ul>
              {times.map((time) => (
                <li key={time}>{timeTitle(time)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Confided>
  )
}
