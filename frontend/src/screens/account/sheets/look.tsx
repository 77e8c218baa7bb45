import { chooseLook, look, type Look as Chosen } from '../../../look.ts'
import * as m from '../../../messages/account.ts'
import { Choices } from '../../../parts/choices.tsx'
import { Sheet } from '../../../parts/sheet.tsx'

/** Light, dark, or as the device has it. */
export function Look() {
  return (
    <Sheet title={m.lookTitle()}>
      <Choices<Chosen>
        label={m.lookTitle()}
        quietLabel
        value={look.value}
        onChange={chooseLook}
        options={[
          { value: 'device', title: m.asDevice() },
          { value: 'light', title: m.lookLight() },
          { value: 'dark', title: m.lookDark() },
        ]}
      />
    </Sheet>
  )
}
