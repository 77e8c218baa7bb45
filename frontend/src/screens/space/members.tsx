import type { MemberOut } from '../../api/schema.d.ts'
import * as words from '../../messages/space.ts'

/** Everyone here; who chose to say that they left stays in the list as such. */
export function Members({ members }: { members: readonly MemberOut[] }) {
  return (
    <ul class="rows">
      {members.map((member) => (
        <li key={member.id}>
          <bdi>{member.name}</bdi>
          {member.me && <small>{words.usMe()}</small>}
          {member.gone && <small>{words.usGone()}</small>}
        </li>
      ))}
    </ul>
  )
}
