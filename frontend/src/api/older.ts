import { useEffect, useState } from 'preact/hooks'

import { useAct, type Act } from './act.ts'

/** The pages of a list that come after the first one, as they are asked for. */
export type Older<P> = {
  pages: readonly P[]
  /** Is there another page? */
  isMore: boolean
  more: Act<[]>
}

/** `first`: the first page, once it is there; read anew, the list begins anew. `read` takes what a page says is next. */
export function useOlder<N extends string | number, P extends { next: N | null }>(
  first: P | undefined,
  read: (before: N) => Promise<P>,
): Older<P> {
  const [pages, setPages] = useState<readonly P[]>([])
  useEffect(() => setPages([]), [first])
  const next = (pages.at(-1) ?? first)?.next ?? null
  const more = useAct(async () => {
    if (next === null) return
    const page = await read(next)
    setPages((before) => [...before, page])
  })
  return { pages, isMore: next !== null, more }
}
