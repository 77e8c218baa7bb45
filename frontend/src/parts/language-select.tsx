import { Languages } from 'lucide-preact'

import { meantBy, nameOfLanguage } from '../language.ts'
import * as m from '../messages/app.ts'
import { LANGUAGES, type Language } from '../messages/languages.ts'
import { ProblemNotice } from './notice.tsx'
import { useLanguage } from './use-language.ts'

/** Another language, for someone who can't read this one: each stands there in its own words. */
export function LanguageSelect() {
  const { choice, choose, problem } = useLanguage()
  const spoken = meantBy(choice)
  return (
    <div class="stack-small">
      <div class="language">
        <Languages size={20} strokeWidth={1.75} aria-hidden="true" />
        <select
          class="input"
          aria-label={m.language()}
          value={spoken}
          onChange={(event) => choose(event.currentTarget.value as Language)}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one} selected={one === spoken}>
              {nameOfLanguage(one)}
            </option>
          ))}
        </select>
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
