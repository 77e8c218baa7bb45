import * as m from '../../../messages/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Sheet } from '../../../parts/sheet.tsx'

/** The code itself is nowhere; it can only be replaced. */
export function Recovery({ onRenew }: { onRenew: () => void }) {
  return (
    <Sheet title={m.code()}>
      <p class="soft">{m.codeMeans()}</p>
      <Button kind="link" onClick={onRenew}>
        {m.codeNew()}
      </Button>
    </Sheet>
  )
}
