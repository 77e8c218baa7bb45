import type { MemberOut } from '../../api/schema.d.ts'
import * as m from '../../messages/app.ts'

/** Everyone here; who chose to say that they left stays in the list as such. */
export function Members({ members }: { members: readonly MemberOut[] }) {
  return (
    <ul class="rows">
      {members.map((member) => (
        <li key={member.id}>
          <bdi>{member.name}</bdi>
          {member.me && <small>{m.usMe()}</small>}
          {member.gone && <small>{m.usGone()}</small>}
        </li>
      ))}
    </ul>
  )
}
