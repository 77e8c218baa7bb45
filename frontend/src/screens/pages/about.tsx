import { useRoute } from 'preact-iso'

import { useLoad } from '../../api/load.ts'
import { readPage } from '../../content.ts'
import * as m from '../../messages/app.ts'
import { Blocks } from '../../parts/blocks.tsx'
import { Screen } from '../../parts/screen.tsx'

/** A page about how things work here. */
export default function About() {
  const { page: name = '' } = useRoute().params
  const page = useLoad(() => readPage(name), [name])
  return (
    <Screen place={m.aboutPlace()} of={page} title={page.value?.title}>
      <article class="prose">{page.value && <Blocks blocks={page.value.blocks} />}</article>
    </Screen>
  )
}
