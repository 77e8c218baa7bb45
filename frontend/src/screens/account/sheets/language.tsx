import { useAct } from '../../../api/act.ts'
import { chosen, nameOfLanguage, type Choice } from '../../../language.ts'
import * as m from '../../../messages/account.ts'
import * as app from '../../../messages/app.ts'
import { LANGUAGES } from '../../../messages/languages.ts'
import { Choices } from '../../../parts/choices.tsx'
import { ProblemNotice } from '../../../parts/notice.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { speak } from '../../../words.ts'

/** The language: one of those there are, or as the device has it. */
export function Language() {
  const change = useAct(speak)
  return (
    <Sheet title={app.language()}>
      <Choices<Choice>
        label={app.language()}
        quietLabel
        value={chosen.value}
        onChange={(choice) => void change.run(choice)}
        options={[
          { value: 'device', title: m.asDevice() },
          ...LANGUAGES.map((one) => ({ value: one, title: nameOfLanguage(one), lang: one })),
        ]}
      />
      <ProblemNotice problem={change.problem} />
    </Sheet>
  )
}
