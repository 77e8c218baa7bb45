import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import { NavBar, type Tab } from './nav-bar.tsx'
import { TopBar } from './top-bar.tsx'

type Props = {
  /** Where one is, in a word or two, in the bar on top. */
  place: string
  title?: ComponentChildren
  /** A soft sentence under the title. */
  lead?: ComponentChildren
  /** Above the title: the steps of a way. */
  above?: ComponentChildren
  /** Which tab is lit; without it there is no navigation bar. */
  tab?: Tab
  /** The buttons at the thumb. The main one comes last. */
  foot?: ComponentChildren
  /** A change of it starts the screen anew: scrolled up, the title read out. */
  step?: unknown
  children?: ComponentChildren
}

/** One screen: bar, title, content, and what stays at the thumb. On arrival the focus is on its title. */
export function Screen({ place, title, lead, above, tab, foot, step, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const hasTitle = title !== undefined

  useLayoutEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [step, hasTitle])

  return (
    <div class="screen">
      <TopBar place={place} />
      <main>
        <div class="main">
          {above}
          {hasTitle && (
            <div class="head">
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              {lead && <p class="soft">{lead}</p>}
            </div>
          )}
          {children}
        </div>
        {foot && (
          <div class="foot">
            <div>{foot}</div>
          </div>
        )}
      </main>
      {tab && <NavBar tab={tab} />}
    </div>
  )
}
