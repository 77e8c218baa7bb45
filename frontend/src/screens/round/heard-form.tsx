import type { Problem } from '../../api/problem.ts'
import type { HeardWords } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'

type Props = {
  words: HeardWords
  name: string
  text: string
  onInput: (text: string) => void
  onSave: () => void
  onClose: () => void
  pending: boolean
  problem: Problem | undefined
}

/** Saying back what one heard, with ways to begin. */
export function HeardForm(props: Props) {
  const { words, name, text, onInput } = props
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) props.onSave()
      }}
    >
      <TextArea
        label={withName(words.ask, name)}
        hint={withName(words.help, name)}
        placeholder={words.hint}
        value={text}
        onInput={onInput}
      />
      {!text.trim() && (
        <ul class="starters" aria-label={m.heardStarters()}>
          {words.starters.map((starter) => (
            <li key={starter}>
              <Button kind="quiet" onClick={() => onInput(starter.replace(/\s*…$/, ' '))}>
                {starter}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={props.problem} />
      <div class="stack-small">
        <Button submit pending={props.pending}>
          {m.heardSave({ name })}
        </Button>
        <Button kind="quiet" onClick={props.onClose}>
          {m.later()}
        </Button>
      </div>
    </form>
  )
}
