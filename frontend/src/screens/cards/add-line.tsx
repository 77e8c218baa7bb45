import { useAct } from '../../api/act.ts'
import { plain } from '../../api/limits.ts'
import type { CardKind, HomeOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { hindranceOf, wordsOf } from '../../filling/filling.ts'
import { meIn, nameOf, othersIn } from '../../format/people.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import * as m from '../../messages/cards.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Field, tooLong } from '../../parts/field.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { Quote } from '../../parts/quote.tsx'
import { Readers } from '../../parts/readers.tsx'
import { Examples } from './examples.tsx'
import { draftsOf } from './read-cards.ts'
import { Refusal } from './refusal.tsx'
import { begun, shareCard, type Writing } from './writing.ts'

type Props = { home: HomeOut; kind: CardKind; anew: () => Promise<void> }

/** One line, one tap: what the others will see of it stands above the button. */
export function AddLine({ home, kind, anew }: Props) {
  const draft = useKeptDraft<Writing>(draftsOf(home) + kind.name, begun(kind))
  const [field] = kind.fields
  const text = wordsOf((field && draft.value.filled[field.id]) ?? null)
  const change = (words: string) => {
    if (field) draft.change({ ...draft.value, filled: { ...draft.value.filled, [field.id]: words } })
  }
  const add = useAct(async () => {
    await shareCard(home, kind, draft.value)
    draft.forget()
    await anew()
  })
  if (!field) return null
  const isBlank = plain(text) === ''
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!hindranceOf(kind, draft.value.filled, home.today)) void add.run()
      }}
    >
      <Field
        label={field.label}
        hint={field.type === 'text' ? field.hint : undefined}
        value={text}
        onInput={change}
        fault={tooLong(text)}
      />
      <KeptLine where={draft.where} />
      {isBlank ? (
        <Examples kind={kind} onChoose={change} />
      ) : (
        <>
          <Readers readers={othersIn(home)} />
          <Quote who={withName(kind.theirs, nameOf(home.members, meIn(home.members)))} mine>
            {plain(text)}
          </Quote>
        </>
      )}
      <Refusal problem={add.problem} />
      <div class="stack-small">
        <Button submit pending={add.pending}>
          {kind.write}
        </Button>
        {!isBlank && (
          <ButtonLink kind="link" href={`/s/${home.id}/cards/new?kind=${kind.name}`}>
            {m.cardMore()}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}
