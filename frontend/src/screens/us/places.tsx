import { repairTitle } from '../../messages/app.ts'
import * as m from '../../messages/us.ts'
import { RowLink } from '../../parts/row-link.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** Where the rest of it is. */
export function Places({ space }: { space: string }) {
  const path = `/s/${space}`
  const places = [
    { href: `${path}/boundaries`, name: m.usBoundaries() },
    { href: `${path}/promises`, name: m.usPromises() },
    { href: `${path}/asks`, name: m.usAsks() },
    { href: `${path}/cards`, name: m.usCards() },
    { href: `${path}/repairs`, name: repairTitle() },
    { href: '/account/given', name: m.usGiven() },
    { href: `${path}/settings`, name: m.usSpace() },
  ]
  return (
    <Sheet>
      <ul class="rows">
        {places.map(({ href, name }) => (
          <RowLink key={href} href={href}>
            <span>{name}</span>
          </RowLink>
        ))}
      </ul>
    </Sheet>
  )
}
