import { wordsOf } from '../../api/words.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/check-in.ts'
import { Button } from '../../parts/button.tsx'
import { useSignInAgain } from '../../session.ts'
import type { Writing } from './writing.ts'

/** One quiet line on where the words are, and who can read them so far. */
export function SaveLine({ writing }: { writing: Writing }) {
  const signInAgain = useSignInAgain()
  const { problem, saved } = writing.autosave
  if (problem.value) {
    const { type } = problem.value
    return (
      <div class="foot-line" role="status">
        <p>{placeOf(writing, type === 'sign-in-needed')}</p>
        {type !== 'no-answer' && type !== 'sign-in-needed' && <p class="soft">{wordsOf(problem.value)}</p>}
        {type === 'sign-in-needed' && (
          <Button kind="link" onClick={signInAgain}>
            {m.signIn()}
          </Button>
        )}
      </div>
    )
  }
  return (
    <p class="foot-line soft" role="status">
      {saved.value && writing.share.value === 'keep' && words.checkInSaved()}
    </p>
  )
}

function placeOf({ lasts }: Writing, isSignedOut: boolean): string {
  if (!lasts.value) return m.checkInNotSaved()
  return isSignedOut ? m.lineSignedOut() : words.checkInOnDevice()
}
