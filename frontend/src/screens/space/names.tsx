import { useState } from 'preact/hooks'

import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { NAME_MOST, plain } from '../../api/limits.ts'
import type { SpaceOut } from '../../api/schema.d.ts'
import * as m from '../../messages/app.ts'
import * as words from '../../messages/space.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/notice.tsx'

type Props = { space: SpaceOut; put: (space: SpaceOut) => void }

/** What I am called here, and what the space is called. */
export function Names({ space, put }: Props) {
  const [asking, setAsking] = useState<'me' | 'space'>()
  const params = { path: { space: space.id } }
  const me = space.members.find((member) => member.me)
  const close = () => setAsking(undefined)
  return (
    <div class="actions">
      <Button kind="link" onClick={() => setAsking('me')}>
        {words.usRenameMe()}
      </Button>
      <Button kind="link" onClick={() => setAsking('space')}>
        {words.usRename()}
      </Button>
      {asking === 'me' && (
        <NameDialog
          title={words.usRenameMe()}
          label={words.newMyName()}
          name={me?.name ?? ''}
          onClose={close}
          save={async (name) =>
            put(await ask(api.PUT('/api/v1/spaces/{space}/my-name', { params, body: { name } })))
          }
        />
      )}
      {asking === 'space' && (
        <NameDialog
          title={words.usRename()}
          label={words.newName()}
          hint={words.usRenameMeans()}
          name={space.name}
          onClose={close}
          save={async (name) =>
            put(await ask(api.PUT('/api/v1/spaces/{space}/name', { params, body: { name } })))
          }
        />
      )}
    </div>
  )
}

type NameDialogProps = {
  title: string
  label: string
  hint?: string
  name: string
  onClose: () => void
  save: (name: string) => Promise<void>
}

function NameDialog({ title, label, hint, name, onClose, save }: NameDialogProps) {
  const [text, setText] = useState(name)
  const saving = useAct(save)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await saving.run(plain(text))) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <Field label={label} hint={hint} required maxLength={NAME_MOST} value={text} onInput={setText} />
        <ProblemNotice problem={saving.problem} />
        <div class="stack-small">
          <Button submit pending={saving.pending}>
            {m.save()}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
