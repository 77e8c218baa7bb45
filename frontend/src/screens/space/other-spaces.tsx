import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import * as words from '../../messages/space.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** My other spaces, and the way to a new one. */
export function OtherSpaces({ current }: { current: string }) {
  const mine = useLoad(() => ask(api.GET('/api/v1/spaces')), [current])
  return (
    <Sheet title={words.spacesTitle()}>
      <Loaded of={mine}>
        {({ spaces }) => (
          <ul class="rows">
            {spaces
              .filter(({ id }) => id !== current)
              .map(({ id, name }) => (
                <RowLink key={id} href={`/s/${id}`}>
                  <bdi>{name}</bdi>
                </RowLink>
              ))}
            <RowLink href="/new">
              <span>{words.spacesNew()}</span>
            </RowLink>
          </ul>
        )}
      </Loaded>
    </Sheet>
  )
}
