import { useLoad } from '../../../api/load.ts'
import { readPage } from '../../../content.ts'
import { Blocks } from '../../../parts/blocks.tsx'
import { Loaded } from '../../../parts/loaded.tsx'

/** A content page as it stands within a screen. */
export function PageText({ page }: { page: string }) {
  const found = useLoad(() => readPage(page), [page])
  return (
    <article class="prose">
      <Loaded of={found}>{({ blocks }) => <Blocks blocks={blocks} />}</Loaded>
    </article>
  )
}
