/** The language the app speaks. English alone for now; the catalogue compiles for as many as it has. */
export const language = 'en'

const rules = new Intl.PluralRules(language)

/** The form of a message that fits a number. Called by compiled messages only. */
export function plural(
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  return forms[rules.select(count)] ?? forms.other
}
