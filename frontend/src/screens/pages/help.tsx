import { useLoad } from '../../api/load.ts'
import type { HelpNow as Content, HelpCountry, HelpLines } from '../../api/schema.d.ts'
import { readHelp } from '../../content.ts'
import { month } from '../../format/days.ts'
import * as m from '../../messages/app.ts'
import { Blocks } from '../../parts/blocks.tsx'
import { LanguageSelect } from '../../parts/language-select.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'

/** Help now: the same for everyone, signed in or not. Opening it is noted nowhere. */
export default function Help() {
  const help = useLoad(readHelp, [])
  return (
    <Screen place={m.help()} of={help} title={help.value?.title}>
      {help.value && <HelpNow {...help.value} />}
    </Screen>
  )
}

function HelpNow({ opening, sections, lines }: Content) {
  return (
    <>
      {opening.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <LanguageSelect />
      <Lines lines={lines} />
      {sections.map((section) => (
        <section key={section.id} class="prose">
          <h2>{section.title}</h2>
          <Blocks blocks={section.blocks} />
        </section>
      ))}
    </>
  )
}

/** The country of this device first and open, the others a tap away. */
function Lines({ lines }: { lines: HelpLines }) {
  const own = new Intl.Locale(navigator.language).maximize().region
  const countries = [...lines.countries].sort((a, b) => Number(b.code === own) - Number(a.code === own))
  return (
    <Sheet title={lines.title}>
      {lines.opening.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="soft">{m.helpChecked({ month: month(`${lines.checked}-01`) })}</p>
      {countries.map((country) => (
        <details key={country.code} open={country.code === own}>
          <summary>{country.name}</summary>
          <Country country={country} />
        </details>
      ))}
      {lines.elsewhere.map((paragraph) => (
        <p key={paragraph} class="soft">
          {paragraph}
        </p>
      ))}
    </Sheet>
  )
}

function Country({ country }: { country: HelpCountry }) {
  return (
    <ul class="rows">
      {country.lines.map((line) => (
        <li key={line.phone + line.name}>
          <span class="grows">
            <b>{line.name}</b>
            <br />
            <small>{line.about}</small>
          </span>
          <a class="button quiet" dir="ltr" href={`tel:${line.phone.replace(/[^+\d]/g, '')}`}>
            {line.phone}
          </a>
        </li>
      ))}
    </ul>
  )
}
