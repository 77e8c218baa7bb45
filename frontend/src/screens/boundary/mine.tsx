import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { othersIn } from '../../format/people.ts'
import { useKeptDraft } from '../../kept-draft.ts'
import * as m from '../../messages/boundaries.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { draftOf, type Writing } from '../boundaries/writing.ts'
import type { Reading } from './read-boundary.ts'
import { Renew } from './renew.tsx'
import { Replies } from './replies.tsx'
import { Withdraw } from './withdraw.tsx'

/** What only its author can do: renew it, change it, take it back; and read what came back. */
export function Mine({ reading, again }: { reading: Reading; again: () => void }) {
  const { boundary, home, replies, today } = reading
  const path = { space: home.id, boundary: boundary.id }
  const renew = useAct(async (review_on: string) => {
    const params = { path }
    await ask(
      api.PUT('/api/v1/spaces/{space}/boundaries/{boundary}/review-day', { params, body: { review_on } }),
    )
    again()
  })
  const draft = useKeptDraft<Writing | undefined>(draftOf(home, boundary.id), undefined)
  const isPrivate = boundary.state === 'private'
  const change = (
    <ButtonLink kind="quiet" href={`/s/${home.id}/boundaries/new?of=${boundary.id}`}>
      {draft.value ? m.boundaryGoOn() : isPrivate ? m.boundaryEdit() : m.boundaryChange()}
    </ButtonLink>
  )
  return (
    <>
      {!isPrivate && (
        <Sheet title={m.boundaryRepliesTitle()}>
          <Replies replies={replies} version={boundary.version} members={home.members} />
        </Sheet>
      )}
      {isPrivate ? (
        change
      ) : (
        <Sheet title={m.boundaryRenewTitle()} wash>
          <Renew boundary={boundary} today={today} readers={othersIn(home)} renew={renew} again={again} />
          {change}
        </Sheet>
      )}
      <Withdraw
        boundary={boundary}
        space={home.id}
        readers={othersIn(home)}
        again={again}
        onDeleted={draft.forget}
      />
    </>
  )
}
