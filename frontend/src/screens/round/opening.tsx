import { useState } from 'preact/hooks'

import type { CheckIn } from '../../api/schema.d.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { Screen } from '../../parts/screen.tsx'

type Props = { day: string; words: CheckIn; onOpen: () => void }

/** One calm page before reading. The one moment that takes a breath. */
export function Opening({ day, words, onOpen }: Props) {
  const [leaving, setLeaving] = useState(false)
  const open = () => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return onOpen()
    setLeaving(true)
    setTimeout(onOpen, BREATH)
  }
  return (
    <div class={leaving ? 'opening gone' : 'opening'}>
      <Screen
        place={day}
        title={m.openingTitle()}
        foot={
          <Button onClick={open} pending={leaving}>
            {m.openingOpen()}
          </Button>
        }
      >
        <div class="stack serif">
          {words.opened.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </Screen>
    </div>
  )
}

/** A little less than the fade in screens.css. */
const BREATH = 600
