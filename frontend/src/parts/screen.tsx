import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import type { Waiting } from '../api/load.ts'
import * as m from '../messages/app.ts'
import { ButtonLink } from './button.tsx'
import { Loading } from './loaded.tsx'
import { NavBar, type Tab } from './nav-bar.tsx'
import { ProblemNotice } from './notice.tsx'
import { QuietLine } from './quiet-line.tsx'
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
  tab?: Tab | undefined
  /** The buttons at the thumb. The main one comes last. */
  foot?: ComponentChildren
  /** A change of it starts the screen anew: scrolled up, the title read out. */
  step?: unknown
  /** What the whole screen waits for: until it is there, a quiet line or the reason stands in its place. */
  of?: Waiting
  children?: ComponentChildren
}

/** One screen: bar, title, content, and what stays at the thumb. On arrival the focus is on its title. */
export function Screen({ place, tab, step, of, ...rest }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { above, title, lead, foot, children } = of && of.value === undefined ? insteadOf(of) : rest
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
          {tab && <QuietLine />}
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

type Content = Pick<Props, 'above' | 'title' | 'lead' | 'foot' | 'children'>

/** What stands there while a screen waits, or when it waits in vain. */
function insteadOf({ problem, again }: Waiting): Content {
  if (!problem) return { children: <Loading /> }
  if (problem.type !== 'not-found') {
    return { title: m.notLoaded(), children: <ProblemNotice problem={problem} onAgain={again} /> }
  }
  return nothingHere()
}

/** An address that leads nowhere, or nowhere for this person: no difference is shown. */
export function nothingHere(): Content {
  return {
    title: m.notHereTitle(),
    lead: m.notHereLead(),
    children: (
      <ButtonLink kind="quiet" href="/">
        {m.toHome()}
      </ButtonLink>
    ),
  }
}
