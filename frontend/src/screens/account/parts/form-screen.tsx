import type { ComponentProps } from 'preact'

import { Screen } from '../../../parts/screen.tsx'

type Props = ComponentProps<typeof Screen> & { onSubmit: () => unknown }

/**
 * A screen that is one form, so that Enter and the button at the thumb do the same. What does not fit yet takes the
 * focus, and its field says why.
 */
export function FormScreen({ onSubmit, ...screen }: Props) {
  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        const form = event.currentTarget
        await onSubmit()
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      }}
    >
      <Screen {...screen} />
    </form>
  )
}
