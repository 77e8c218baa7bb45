import { moment } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/check-in.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import type { Shown } from './week.ts'
import type { Writing } from './writing.ts'

type Props = { shown: Shown; writing: Writing; go: (step: number) => void }

/** The opening words; for someone who comes back, where they were and what a change would mean. */
export function FirstStep({ shown: { week, today }, writing, go }: Props) {
  const { checkIn } = writing
  const shared = writing.share.value !== 'keep'
  const begun = !writing.isEmpty.value
  const foot = (
    <>
      <ButtonLink kind="quiet" href={`/s/${week.space}`}>
        {m.back()}
      </ButtonLink>
      <Button onClick={() => go(begun && !shared ? resumeAt(writing) : 1)}>
        {shared ? words.checkInChange() : begun ? words.checkInContinue() : words.checkInBegin()}
      </Button>
    </>
  )
  return (
    <Screen
      place={words.checkInPlace()}
      title={checkIn.title}
      lead={words.checkInUntil({ when: moment(week.opensAt, week.zone, today) })}
      foot={foot}
      step={0}
    >
      {shared ? (
        <Notice>
          <p>{words.checkInSharedAlready()}</p>
        </Notice>
      ) : (
        checkIn.opening.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
      )}
      {writing.isPartial && (
        <Notice>
          <p>{words.checkInPartial()}</p>
        </Notice>
      )}
      {begun && !shared && (
        <Button kind="link" onClick={() => go(1)}>
          {words.checkInFromStart()}
        </Button>
      )}
    </Screen>
  )
}

/** The first prompt after the last one that was answered. */
function resumeAt({ checkIn, replies }: Writing): number {
  const last = checkIn.prompts.findLastIndex(({ id }) => {
    const reply = replies.value[id]
    return reply && (reply.rating !== null || reply.words !== '')
  })
  return last + 2
}
