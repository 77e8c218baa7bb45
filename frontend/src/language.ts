/** The language the app speaks: the device's, or one chosen here. The choice is kept on this device only. */
import { effect, signal } from '@preact/signals'

import { LANGUAGES, type Language } from './messages/languages.ts'

export type Choice = 'device' | Language

const KEY = 'language'
const FIRST: Language = LANGUAGES[0]

export const chosen = signal<Choice>(read())

/** What is spoken now. Whatever says a word or a date reads it, and so is said anew when it changes. */
export const language = signal<Language>(meantBy(chosen.value))

/** The language that a choice means on this device. */
export function meantBy(choice: Choice): Language {
  return choice === 'device' ? bestOf(navigator.languages) : choice
}

/** The first wish that can be met: a region's own language, or the same one as it is spoken elsewhere. */
export function bestOf(wishes: readonly string[], offered: readonly Language[] = LANGUAGES): Language {
  for (const wish of wishes) {
    const found = offered.find((one) => one === wish) ?? offered.find((one) => tongue(one) === tongue(wish))
    if (found) return found
  }
  return FIRST
}

/** Remembers a choice. Its words have come before (words.ts). */
export function keepChoice(choice: Choice): void {
  chosen.value = choice
  try {
    if (choice === 'device') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {
    // A browser that keeps nothing speaks it until it is closed.
  }
}

/** The page says which language it is in, and from which side it is read. Called once, before the first render. */
export function markPage(): void {
  effect(() => {
    document.documentElement.lang = language.value
    document.documentElement.dir = directionOf(language.value)
  })
}

const FROM_THE_RIGHT = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** For dates and numbers. Tend's English is British: the day before the month, and a clock with 24 hours. */
export function locale(): string {
  return language.value === 'en' ? 'en-GB' : language.value
}

/** What a language calls itself: "Deutsch". */
export function nameOfLanguage(tag: Language): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

function tongue(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? ''
}

function read(): Choice {
  try {
    const kept = localStorage.getItem(KEY)
    return LANGUAGES.find((one) => one === kept) ?? 'device'
  } catch {
    return 'device'
  }
}
