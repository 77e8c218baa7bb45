import * as m from '../../messages/account.ts'
import { LanguageSelect } from '../../parts/language-select.tsx'
import { Screen } from '../../parts/screen.tsx'
import { PageText } from './parts/page-text.tsx'

/** On plain http from another machine: why this cannot work, and the three easiest ways to https. */
export default function PlainHttp() {
  return (
    <Screen place="" title={m.plainHttpTitle()}>
      <LanguageSelect />
      <PageText page="https" />
    </Screen>
  )
}
