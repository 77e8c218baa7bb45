import { language, locale } from '../language.ts'

/** "4,000", or as the language writes it. */
export function number(value: number): string {
  return new Intl.NumberFormat(locale()).format(value)
}

/** The form of a message that fits a number. Called by compiled messages only. */
export function plural(
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  return forms[new Intl.PluralRules(language.value).select(count)] ?? forms.other
}
