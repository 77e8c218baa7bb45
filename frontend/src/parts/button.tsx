import type { ComponentChildren } from 'preact'

type Look = {
  /** `main` once a screen; `quiet` beside it; `link` within text. */
  kind?: 'main' | 'quiet' | 'link'
  children: ComponentChildren
}

const CLASS = { main: 'button main-one', quiet: 'button quiet', link: 'button link' }

type ButtonProps = Look & {
  onClick?: (() => void) | undefined
  /** Submits the form it stands in. */
  submit?: boolean
  /** Something is under way: it stays in place and takes no further press. */
  pending?: boolean
}

export function Button({ kind = 'main', onClick, submit = false, pending = false, children }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={CLASS[kind]}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ kind = 'main', href, children }: Look & { href: string }) {
  return (
    <a class={CLASS[kind]} href={href}>
      {children}
    </a>
  )
}
