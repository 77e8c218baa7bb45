import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import * as words from '../../messages/space.ts'
import { Button } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'
import { forgetSpace } from '../../session.ts'
import { forgetKept } from '../check-in/writings.ts'

type How = 'silent' | 'say'

/** Leaving: alone, at once, and silent unless I choose to say so. */
export function Leave({ space }: { space: string }) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const [how, setHow] = useState<How>('silent')
  const leave = useAct(async () => {
    const params = { path: { space } }
    await ask(api.POST('/api/v1/spaces/{space}/leave', { params, body: { say_so: how === 'say' } }))
    await forgetKept(space)
    forgetSpace()
    route('/', true)
  })
  return (
    <>
      <Button kind="link" onClick={() => setAsking(true)}>
        {words.leave()}
      </Button>
      {asking && (
        <Dialog title={words.leaveTitle()} onClose={() => setAsking(false)}>
          <p>{words.leaveMeans()}</p>
          <Choices
            label={words.leaveHow()}
            options={[
              { value: 'silent', title: words.leaveSilent(), description: words.leaveSilentMeans() },
              { value: 'say', title: words.leaveSay(), description: words.leaveSayMeans() },
            ]}
            value={how}
            onChange={setHow}
          />
          <ProblemNotice problem={leave.problem} />
          <div class="stack-small">
            <Button onClick={leave.run} pending={leave.pending}>
              {words.leaveYes()}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {words.leaveNo()}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
