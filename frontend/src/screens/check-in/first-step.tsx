import type { HomeOut } from '../../api/schema.d.ts'
import { moment } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Screen } from '../../parts/screen.tsx'
import type { Writing } from './writing.ts'

type Props = { home: HomeOut; writing: Writing; go: (step: number) => void }

/** The opening words; for someone who comes back, where they were and what a change would mean. */
export function FirstStep({ home, writing, go }: Props) {
  const { checkIn } = writing
  const shared = writing.share.value !== 'keep'
  const begun = !writing.isEmpty.value
  const foot = (
    <>
      <ButtonLink kind="quiet" href={`/s/${home.id}`}>
        {m.back()}
      </ButtonLink>
      <Button onClick={() => go(begun && !shared ? resumeAt(writing) : 1)}>
        {shared ? m.checkInChange() : begun ? m.checkInContinue() : m.checkInBegin()}
      </Button>
    </>
  )
  return (
    <Screen
      place={m.checkInPlace()}
      title={checkIn.title}
      lead={m.checkInUntil({ when: moment(home.week.opens_at, home.zone, home.today) })}
      foot={foot}
      step={0}
    >
      {shared ? (
        <Notice>
          <p>{m.checkInSharedAlready()}</p>
        </Notice>
      ) : (
        checkIn.opening.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
      )}
      {begun && !shared && (
        <Button kind="link" onClick={() => go(1)}>
          {m.checkInFromStart()}
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
