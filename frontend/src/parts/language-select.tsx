import { Languages } from 'lucide-preact'

import { useAct } from '../api/act.ts'
import { language, nameOfLanguage } from '../language.ts'
import * as m from '../messages/app.ts'
import { LANGUAGES, type Language } from '../messages/languages.ts'
import { speak } from '../words.ts'
import { ProblemNotice } from './notice.tsx'

/** Another language, for someone who can't read this one: each stands there in its own words. */
export function LanguageSelect() {
  const change = useAct(speak)
  return (
    <div class="stack-small">
      <div class="language">
        <Languages size={20} strokeWidth={1.75} aria-hidden="true" />
        <select
          class="input"
          aria-label={m.language()}
          value={language.value}
          onChange={(event) => void change.run(event.currentTarget.value as Language)}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one} selected={one === language.value}>
              {nameOfLanguage(one)}
            </option>
          ))}
        </select>
      </div>
      <ProblemNotice problem={change.problem} />
    </div>
  )
}
