import type { Act } from '../../api/act.ts'
import { NAME_MOST } from '../../api/limits.ts'
import type { KindBrief, SpaceIn } from '../../api/schema.d.ts'
import { dayIn, whenOn } from '../../format/days.ts'
import { firstOpening } from '../../format/rhythm.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/space.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { RhythmFields } from '../../parts/rhythm-fields.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steps } from '../../parts/steps.tsx'
import { currentSpace } from '../../session.ts'

const COUNT = 3

type Props = { space: SpaceIn; change: (part: Partial<SpaceIn>) => void; back: () => void }
type Going = Props & { kinds: readonly KindBrief[]; next: () => void }

export function KindStep({ space, change, kinds, next }: Going) {
  return (
    <Screen
      place={words.newPlace()}
      above={<Steps at={1} of={COUNT} />}
      title={words.newKindTitle()}
      lead={words.newKindLead()}
      step={0}
      foot={
        <>
          {currentSpace.value && (
            <ButtonLink kind="quiet" href={`/s/${currentSpace.value}`}>
              {m.back()}
            </ButtonLink>
          )}
          <Button onClick={next}>{m.next()}</Button>
        </>
      }
    >
      <Choices
        label={words.newKindTitle()}
        quietLabel
        options={kinds.map(({ kind, words }) => ({
          value: kind,
          title: words.name,
          description: words.purpose,
        }))}
        value={space.kind}
        onChange={(kind) => change({ kind })}
      />
      <p class="soft">
        {words.newInvited()} <a href="/account">{words.newAccount()}</a>
      </p>
    </Screen>
  )
}

export function NamesStep({ space, change, kinds, back, next }: Going) {
  const example = kinds.find(({ kind }) => kind === space.kind)?.words.example
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <Screen
        place={words.newPlace()}
        above={<Steps at={2} of={COUNT} />}
        title={words.newNamesTitle()}
        lead={words.newNamesLead()}
        step={1}
        foot={<BackAnd back={back} name={m.next()} />}
      >
        <Field
          label={words.newName()}
          hint={example && words.newNameHint({ example })}
          required
          maxLength={NAME_MOST}
          autocomplete="off"
          value={space.name}
          onInput={(name) => change({ name })}
        />
        <Field
          label={words.newMyName()}
          hint={words.newMyNameHint()}
          required
          maxLength={NAME_MOST}
          autocomplete="nickname"
          value={space.my_name}
          onInput={(my_name) => change({ my_name })}
        />
      </Screen>
    </form>
  )
}

export function RhythmStep({ space, change, back, create }: Props & { create: Act<[]> }) {
  const { rhythm } = space
  const now = new Date()
  const when = whenOn(firstOpening(rhythm, now), rhythm.at, dayIn(now.toISOString(), rhythm.zone))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void create.run()
      }}
    >
      <Screen
        place={words.newPlace()}
        above={<Steps at={3} of={COUNT} />}
        title={words.newRhythmTitle()}
        lead={words.newRhythmLead()}
        step={2}
        foot={<BackAnd back={back} name={words.newCreate()} pending={create.pending} />}
      >
        <RhythmFields value={rhythm} onChange={(changed) => change({ rhythm: changed })} />
        <p role="status">{words.newFirst({ when })}</p>
        <ProblemNotice problem={create.problem} />
      </Screen>
    </form>
  )
}

function BackAnd({ back, name, pending = false }: { back: () => void; name: string; pending?: boolean }) {
  return (
    <>
      <Button kind="quiet" onClick={back}>
        {m.back()}
      </Button>
      <Button submit pending={pending}>
        {name}
      </Button>
    </>
  )
}
