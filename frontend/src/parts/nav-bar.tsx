import { BookOpen, CircleUserRound, House, Users } from 'lucide-preact'

import * as m from '../messages/app.ts'
import { currentSpace } from '../session.ts'

export type Tab = 'home' | 'earlier' | 'us' | 'me'

/** The four places, at the thumb. Without a space only the account is there. */
export function NavBar({ tab }: { tab: Tab }) {
  const space = currentSpace.value
  const tabs = [
    { tab: 'home', href: space ? `/s/${space}` : '/', Icon: House, name: m.navHome() },
    ...(space
      ? [
          { tab: 'earlier', href: `/s/${space}/rounds`, Icon: BookOpen, name: m.navEarlier() },
          { tab: 'us', href: `/s/${space}/us`, Icon: Users, name: m.navUs() },
        ]
      : []),
    { tab: 'me', href: '/account', Icon: CircleUserRound, name: m.navMe() },
  ]
  return (
    <nav class="nav" aria-label={m.navLabel()}>
      <ul>
        {tabs.map(({ tab: at, href, Icon, name }) => (
          <li key={at}>
            <a href={href} aria-current={at === tab ? 'page' : undefined}>
              <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
