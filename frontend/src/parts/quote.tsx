import type { ComponentChildren } from 'preact'

/** What someone wrote, set largest. Leaf is mine, clay is another's. */
export function Quote(props: { who: ComponentChildren; mine: boolean; children: ComponentChildren }) {
  return (
    <figure class={props.mine ? 'quote' : 'quote theirs'}>
      <figcaption class="who">{props.who}</figcaption>
      <blockquote dir="auto">{props.children}</blockquote>
    </figure>
  )
}
