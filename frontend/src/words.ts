/**
 * The words of the app come part by part, each with the first screen that says something from it, and in one language
 * only. tools/messages.ts writes the parts.
 */
import { batch, signal, type Signal } from '@preact/signals'

import { keepChoice, language, meantBy, type Choice } from './language.ts'
import type { Language } from './messages/languages.ts'

type Part<W> = {
  sources: Record<Language, () => Promise<W>>
  words: Signal<W | undefined>
  coming: Promise<void> | undefined
}

const parts: Part<unknown>[] = []

/** A part, and what says its words once they are there. It begins to load when a screen first asks for it. */
export function part<W>(sources: Part<W>['sources']): () => W {
  const made: Part<W> = { sources, words: signal<W>(), coming: undefined }
  parts.push(made as Part<unknown>)
  bring(made as Part<unknown>).catch(() => undefined)
  return () => {
    if (made.words.value === undefined)
      throw new Error('These words are not there yet: await wordsThere() first.')
    return made.words.value
  }
}

/** Waits until each part that was asked for so far has its words. A part that did not come is asked for once more. */
export async function wordsThere(): Promise<void> {
  await Promise.all(parts.map((one) => one.words.peek() === undefined && bring(one)))
}

/** Speaks another language from now on: once all its words are there, every one on the screen changes at once. */
export async function speak(choice: Choice): Promise<void> {
  const wanted = meantBy(choice)
  let found: unknown[] = []
  // A part that a screen asks for meanwhile has to come too.
  do found = await Promise.all(parts.map((one) => one.sources[wanted]()))
  while (found.length < parts.length)
  batch(() => {
    parts.forEach((one, n) => (one.words.value = found[n]))
    language.value = wanted
    keepChoice(choice)
  })
}

function bring(one: Part<unknown>): Promise<void> {
  one.coming ??= load(one).finally(() => {
    one.coming = undefined
  })
  return one.coming
}

/** Loads the words, and loads them again where another language was chosen meanwhile. */
async function load(one: Part<unknown>): Promise<void> {
  const wanted = language.peek()
  const words = await one.sources[wanted]()
  if (language.peek() !== wanted) return load(one)
  one.words.value = words
}
