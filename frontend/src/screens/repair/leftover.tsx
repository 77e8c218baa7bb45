import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { draftsUnder, forgetDraft } from '../../kept-draft.ts'
import * as app from '../../messages/app.ts'
import * as m from '../../messages/repair.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { stepOf, type Place, type Way } from './way.ts'

/** Words begun for a step that has gone by: they never went out, and are mine to copy or to delete. */
export function Leftover({ way, place }: { way: Way; place: Place | undefined }) {
  const [copied, setCopied] = useState(false)
  const left = draftsUnder(way.drafts).flatMap(([name, value]) =>
    hasPlace(way, place, name) ? [] : textsIn(way, name, value),
  )
  const copy = useAct(async () => {
    await navigator.clipboard.writeText(left.map(({ text }) => text).join('\n\n'))
    setCopied(true)
  })
  if (left.length === 0) return null
  return (
    <Sheet title={m.leftTitle()}>
      <p>{m.leftMeans()}</p>
      {left.map(({ key, who, text }) => (
        <Quote key={key} who={who} mine>
          {text}
        </Quote>
      ))}
      <ProblemNotice problem={copy.problem} />
      <div class="actions">
        <Button kind="link" onClick={copy.run}>
          {copied ? app.copied() : app.copyText()}
        </Button>
        <Button
          kind="link"
          onClick={() =>
            new Set(left.map(({ name }) => name)).forEach((name) => forgetDraft(way.drafts + name))
          }
        >
          {m.leftDelete()}
        </Button>
      </div>
    </Sheet>
  )
}

/** Can it still go out: where I stand and something is mine to write, or in the round that I am about to begin? */
function hasPlace({ runs, now }: Way, place: Place | undefined, name: string): boolean {
  const [lap, step] = name.split('/')
  if (!runs) return false
  if (Number(lap) > now.lap) return true
  const isMine = now.take || now.hear.length > 0 || now.fit.length > 0
  return isMine && Number(lap) === place?.lap && step === place.step
}

/** What is in a draft, as texts: a turn has several, what was heard or missed is one. */
function textsIn(way: Way, name: string, value: unknown) {
  const step = stepOf(way, name.split('/')[1] ?? null)
  if (typeof value === 'string') {
    return value.trim() ? [{ key: name, name, who: step?.title ?? '', text: value }] : []
  }
  if (typeof value !== 'object' || value === null || !step || !('fields' in step)) return []
  const filled = value as Record<string, unknown>
  return step.fields.flatMap((field) => {
    const text = field.type === 'text' ? filled[field.id] : undefined
    if (typeof text !== 'string' || !text.trim()) return []
    return [{ key: `${name}/${field.id}`, name, who: field.label, text }]
  })
}
