import type { ComponentProps } from 'preact'

import { Screen } from '../../../parts/screen.tsx'

type Props = ComponentProps<typeof Screen> & { onSubmit: () => void }

/** A screen that is one form, so that Enter and the button at the thumb do the same. */
export function FormScreen({ onSubmit, ...screen }: Props) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Screen {...screen} />
    </form>
  )
}
