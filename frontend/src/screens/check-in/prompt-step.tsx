import type { Prompt } from '../../content.ts'
import { number } from '../../format/numbers.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/check-in.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { TextArea } from '../../parts/field.tsx'
import { Scale } from '../../parts/scale.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Steps } from '../../parts/steps.tsx'
import { SaveLine } from './save-line.tsx'
import type { Writing } from './writing.ts'

type Props = { prompt: Prompt; at: number; writing: Writing; back: () => void; next: () => void }

/** One question. Going on without an answer skips it. */
export function PromptStep({ prompt, at, writing, back, next }: Props) {
  const { prompts } = writing.checkIn
  const reply = writing.reply(prompt.id)
  const place = m.stepOf({ at: number(at), of: number(prompts.length) })
  const foot = (
    <>
      <SaveLine writing={writing} />
      <Button kind="quiet" onClick={back}>
        {m.back()}
      </Button>
      <Button onClick={next}>{m.next()}</Button>
    </>
  )
  return (
    <Screen
      place={place}
      above={<Steps at={at} of={prompts.length} />}
      title={prompt.ask}
      foot={foot}
      step={prompt.id}
    >
      {prompt.type === 'scale' && (
        <Scale
          label={prompt.ask}
          low={prompt.low}
          high={prompt.high}
          value={reply.rating}
          onChange={(rating) => writing.change(prompt.id, { rating })}
        />
      )}
      <TextArea
        key={prompt.id}
        label={prompt.type === 'scale' ? words.checkInWords() : prompt.ask}
        quietLabel
        placeholder={prompt.hint}
        value={reply.words}
        onInput={(words) => writing.change(prompt.id, { words })}
        onBlur={() => void writing.autosave.flush()}
      />
      <div class="stack-small">
        <Check checked={reply.keep} onChange={(keep) => writing.change(prompt.id, { keep })}>
          {words.checkInKeepOne()}
        </Check>
        <details key={`${prompt.id}-help`}>
          <summary>{words.checkInMeaning()}</summary>
          <p class="soft">{prompt.help}</p>
        </details>
      </div>
    </Screen>
  )
}
