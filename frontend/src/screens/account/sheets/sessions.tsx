import { api, ask } from '../../../api/client.ts'
import { useLoad } from '../../../api/load.ts'
import type { SessionOut } from '../../../api/schema.d.ts'
import { longDay } from '../../../format/days.ts'
import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { ownToday } from '../ways/today.ts'
import { useWay } from '../ways/use-way.ts'

/** Where I am signed in: device and day, nothing more. */
export function Sessions({ onDone }: { onDone: (words: string) => void }) {
  const found = useLoad(() => ask(api.GET('/api/v1/me/sessions')), [])
  const end = useWay(async ({ id }: SessionOut) => {
    await ask(api.DELETE('/api/v1/me/sessions/{session}', { params: { path: { session: id } } }))
    found.again()
  })
  const endOthers = useWay(async () => {
    await ask(api.DELETE('/api/v1/me/sessions'))
    found.again()
    onDone(m.sessionsEnded())
  })

  return (
    <Sheet title={m.sessionsTitle()}>
      <Loaded of={found}>
        {({ sessions }) => (
          <>
            <ul class="rows">
              {sessions.map((session) => (
                <li key={session.id}>
                  <div>
                    <p>{session.device}</p>
                    <p class="soft">
                      {session.this_one ? m.sessionHere() : longDay(session.signed_in_on, ownToday())}
                    </p>
                  </div>
                  {!session.this_one && (
                    <Button kind="link" onClick={() => void end.run(session)}>
                      {m.sessionEnd()}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <Trouble of={end} />
            <Trouble of={endOthers} />
            {sessions.length > 1 && (
              <Button kind="quiet" pending={endOthers.pending} onClick={endOthers.run}>
                {m.sessionsEnd()}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
