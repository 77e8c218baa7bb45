import type { ComponentChildren } from 'preact'

import * as app from '../../../messages/app.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'

type Props = {
  title: string
  /** What pressing it does. */
  button: string
  pending?: boolean
  onConfirm: () => void
  onClose: () => void
  children: ComponentChildren
}

/** Says what would happen, before it does. */
export function Confirm({ title, button, pending = false, onConfirm, onClose, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div class="stack-small">
        <Button pending={pending} onClick={onConfirm}>
          {button}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {app.cancel()}
        </Button>
      </div>
    </Dialog>
  )
}
