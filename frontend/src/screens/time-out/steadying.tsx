import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

import { useLoad } from '../../api/load.ts'
import type { BreathingWords, TimeOutWords } from '../../api/schema.d.ts'
import { readTimeOutWords } from '../../content.ts'
import * as words from '../../messages/time-out.ts'
import { Button } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** A breath to follow, what there is to know, and ways back to the room. From the pack, which is on this device. */
export function Steadying({ children }: { children?: ComponentChildren }) {
  const load = useLoad(readTimeOutWords, [], { isOwn: true })
  return (
    <Loaded of={load}>
      {({ breathing, grounding }: TimeOutWords) => (
        <>
          <Breath breathing={breathing} />
          {children}
          <Sheet title={grounding.title}>
            <ul>
              {grounding.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            <p class="soft">{grounding.closing}</p>
          </Sheet>
        </>
      )}
    </Loaded>
  )
}

type Phase = 'begins' | 'in' | 'out'

/** A circle that grows and gets smaller. Where motion is reduced it stands still and the words alone keep the pace. */
function Breath({ breathing }: { breathing: BreathingWords }) {
  const { seconds } = breathing
  const [moves, setMoves] = useState(true)
  const [phase, setPhase] = useState<Phase>('begins')
  const lasts = { begins: 1, in: seconds.breathe_in, out: seconds.breathe_out }[phase]
  useEffect(() => {
    if (!moves) return
    const timer = setTimeout(() => setPhase(phase === 'in' ? 'out' : 'in'), lasts * 1000)
    return () => clearTimeout(timer)
  }, [moves, phase, lasts])
  return (
    <section class="breath" aria-label={breathing.title}>
      <div class="circle" aria-hidden="true">
        <i class={phase === 'in' ? 'grown' : ''} style={{ '--lasts': `${lasts}s` }} />
        <span>{phase === 'out' ? breathing.breathe_out : breathing.breathe_in}</span>
      </div>
      <p class="soft">{breathing.help}</p>
      <Button kind="link" onClick={() => setMoves(!moves)}>
        {moves ? words.timeOutStop() : words.timeOutStart()}
      </Button>
    </section>
  )
}
