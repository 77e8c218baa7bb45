import { useLocation } from 'preact-iso'

import type { CardKind, CardOut, HomeOut } from '../../api/schema.d.ts'
import { FieldInput } from '../../filling/field-input.tsx'
import { valueOf, wordsOf, type Value } from '../../filling/filling.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import { back, next } from '../../messages/app.ts'
import { turnOptional } from '../../messages/shared.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { KeptLine } from '../../parts/kept-line.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steps } from '../../parts/steps.tsx'
import { useSteps } from '../../parts/use-steps.ts'
import { Examples } from './examples.tsx'
import { draftsOf } from './read-cards.ts'
import { ShareCard } from './share-card.tsx'
import { begun, changed, type Writing } from './writing.ts'

type Props = { home: HomeOut; kind: CardKind; card: CardOut | undefined }

/** A field a screen, and then the whole of it as the others will see it. */
export function WriteCard({ home, kind, card }: Props) {
  const { step: at, go, back: goBack } = useSteps()
  const { route } = useLocation()
  const draft = useKeptDraft<Writing>(
    draftsOf(home) + (card?.id ?? kind.name),
    card ? changed(card) : begun(kind),
  )
  const writing = draft.value
  const field = kind.fields[at]
  const steps = <Steps at={at + 1} of={kind.fields.length + 1} />
  const leave = card ? `/s/${home.id}/cards/${card.id}` : `/s/${home.id}/cards?kind=${kind.name}`
  if (!field) {
    return (
      <ShareCard
        home={home}
        kind={kind}
        n={card ? card.version + 1 : 1}
        writing={writing}
        above={steps}
        onChange={draft.change}
        go={go}
        back={goBack}
        onDone={() => {
          draft.forget()
          route(leave, true)
        }}
      />
    )
  }
  const change = (value: Value) =>
    draft.change({ ...writing, filled: { ...writing.filled, [field.id]: value } })
  const foot = (
    <>
      <KeptLine where={draft.where} />
      {at > 0 ? (
        <Button kind="quiet" onClick={goBack}>
          {back()}
        </Button>
      ) : (
        <ButtonLink kind="quiet" href={leave}>
          {back()}
        </ButtonLink>
      )}
      <Button onClick={() => go(at + 1)}>{next()}</Button>
    </>
  )
  return (
    <Screen
      place={kind.title}
      above={steps}
      title={field.label}
      lead={!field.required && field.type !== 'day' && turnOptional()}
      foot={foot}
      step={field.id}
    >
      {at === 0 && kind.intro.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      <FieldInput
        key={field.id}
        field={field}
        value={valueOf(writing.filled, field)}
        today={home.today}
        onChange={change}
      />
      {at === 0 && !wordsOf(valueOf(writing.filled, field)).trim() && (
        <Examples kind={kind} onChoose={change} />
      )}
    </Screen>
  )
}
