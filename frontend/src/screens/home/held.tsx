import type { HomeOut } from '../../api/schema.d.ts'
import { Mending } from './mending.tsx'
import { Today } from './today.tsx'
import { Trying } from './trying.tsx'

/** What we hold to, and what waits for me in it. It loads when there is some. */
export default function Held({ home }: { home: HomeOut }) {
  return (
    <>
      <Today home={home} />
      <Mending home={home} />
      <Trying home={home} />
    </>
  )
}
