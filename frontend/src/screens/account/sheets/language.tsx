import { nameOfLanguage, type Choice } from '../../../language.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { LANGUAGES } from '../../../messages/languages.ts'
import { Choices } from '../../../parts/choices.tsx'
import { ProblemNotice } from '../../../parts/notice.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { useLanguage } from '../../../parts/use-language.ts'

/** The language: one of those there are, or as the device has it. */
export function Language() {
  const { choice, choose, problem } = useLanguage()
  return (
    <Sheet title={app.language()}>
      <Choices<Choice>
        label={app.language()}
        quietLabel
        value={choice}
        onChange={choose}
        options={[
          { value: 'device', title: m.asDevice() },
          ...LANGUAGES.map((one) => ({ value: one, title: nameOfLanguage(one), lang: one })),
        ]}
      />
      <ProblemNotice problem={problem} />
    </Sheet>
  )
}
