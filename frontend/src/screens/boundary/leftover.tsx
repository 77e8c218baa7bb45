import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { draftsUnder, forgetDraft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/boundaries.ts'
import { leftDelete, leftMeans, leftTitle } from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { NAMES, PARTS } from './parts.ts'
import { draftsOf, type Reading } from './read-boundary.ts'

/** Words begun for a limit that was withdrawn meanwhile: they never went out, and are mine to copy or to delete. */
export function Leftover({ reading }: { reading: Reading }) {
  const [copied, setCopied] = useState(false)
  const drafts = `${draftsOf(reading.home)}${reading.boundary.id}/`
  const found = draftsUnder(drafts)
  const left = found.flatMap(([, value]) => textsIn(value))
  const copy = useAct(async () => {
    await navigator.clipboard.writeText(left.map(({ text }) => text).join('\n\n'))
    setCopied(true)
  })
  if (left.length === 0) return null
  return (
    <Sheet title={leftTitle()}>
      <p>{leftMeans()}</p>
      {left.map(({ who, text }) => (
        <Quote key={who} who={who} mine>
          {text}
        </Quote>
      ))}
      <ProblemNotice problem={copy.problem} />
      <div class="actions">
        <Button kind="link" onClick={copy.run}>
          {copied ? app.copied() : app.copyText()}
        </Button>
        <Button kind="link" onClick={() => found.forEach(([name]) => forgetDraft(drafts + name))}>
          {leftDelete()}
        </Button>
      </div>
    </Sheet>
  )
}

/** What is in a draft, as texts: a change has several, what was heard is one. */
function textsIn(value: unknown): { who: string; text: string }[] {
  if (typeof value === 'string') return value.trim() ? [{ who: m.boundaryHeardMine(), text: value }] : []
  if (typeof value !== 'object' || value === null) return []
  const written = value as Record<string, unknown>
  return PARTS.flatMap((part) => {
    const text = written[part]
    return typeof text === 'string' && text.trim() ? [{ who: NAMES[part](), text }] : []
  })
}
