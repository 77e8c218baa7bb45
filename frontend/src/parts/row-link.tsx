import { ChevronRight } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

/** A row in a list that leads somewhere. */
export function RowLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <li>
      <a class="row-link" href={href}>
        {children}
        <ChevronRight class="points" size={18} aria-hidden="true" />
      </a>
    </li>
  )
}
