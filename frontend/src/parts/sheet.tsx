import type { ComponentChildren } from 'preact'

/** One thought on its own sheet of paper. `wash`: a quieter, tinted one. */
export function Sheet(props: { title?: string; wash?: boolean; children: ComponentChildren }) {
  return (
    <section class={props.wash ? 'sheet wash' : 'sheet'}>
      {props.title && <h2>{props.title}</h2>}
      {props.children}
    </section>
  )
}
