import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import type { HomeOut } from '../../api/schema.d.ts'
import * as m from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** “Open now”, said side by side. Whether the others have said so is never shown, because it is never known. */
export function Together({ home, again, onSay }: { home: HomeOut; again: () => void; onSay: () => void }) {
  const params = { path: { space: home.id, n: home.week.n } }
  const say = useAct(async () => {
    onSay()
    await ask(api.PUT('/api/v1/spaces/{space}/rounds/{n}/together', { params }))
    again()
  })
  const unsay = useAct(async () => {
    await ask(api.DELETE('/api/v1/spaces/{space}/rounds/{n}/together', { params }))
    again()
  })
  return (
    <Sheet title={m.togetherTitle()}>
      {home.week.together ? (
        <>
          <p role="status">{m.togetherSaid()}</p>
          <Button kind="quiet" onClick={unsay.run} pending={unsay.pending}>
            {m.togetherUnsay()}
          </Button>
        </>
      ) : (
        <>
          <p>{m.togetherMeans()}</p>
          <Button kind="quiet" onClick={say.run} pending={say.pending}>
            {m.togetherSay()}
          </Button>
        </>
      )}
      <ProblemNotice problem={say.problem ?? unsay.problem} />
    </Sheet>
  )
}
