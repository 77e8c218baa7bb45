import type { MemberOut } from '../api/schema.d.ts'
import { namesOf } from '../format/people.ts'
import * as m from '../messages/shared.ts'

/** Who will read it, by name, before it is shared: the members it reaches, without me. */
export function Readers({ readers }: { readers: readonly MemberOut[] }) {
  return <p>{readers.length > 0 ? m.readers({ names: namesOf(readers) }) : m.readersNobody()}</p>
}
