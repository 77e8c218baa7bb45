import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { readPage } from '../../content.ts'
import * as m from '../../messages/app.ts'
import { Blocks } from '../../parts/blocks.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Screen } from '../../parts/screen.tsx'

/** A page about how things work here. */
export default function About() {
  const { page: name = '' } = useRoute().params
  const page = useLoad(() => readPage(name), [name])
  return (
    <Screen place={m.aboutPlace()} title={page.value?.title}>
      <article class="prose">
        <Loaded of={page}>{({ blocks }) => <Blocks blocks={blocks} />}</Loaded>
      </article>
    </Screen>
  )
}
