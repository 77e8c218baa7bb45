import type { Older } from '../api/older.ts'
import { roundsOlder } from '../messages/app.ts'
import { Button } from './button.tsx'
import { ProblemNotice } from './notice.tsx'

/** The next page of a list, where there is one. */
export function OlderButton({ of: { isMore, more } }: { of: Older<unknown> }) {
  return (
    <>
      <ProblemNotice problem={more.problem} />
      {isMore && (
        <Button kind="quiet" onClick={more.run} pending={more.pending}>
          {roundsOlder()}
        </Button>
      )}
    </>
  )
}
