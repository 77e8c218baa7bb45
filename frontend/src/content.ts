/** Content packs: wording that belongs to the service, read in the app's language. */
import { api, ask } from './api/client.ts'
import type { CheckIn, HelpNow, Kind, KindBrief, Page, ScalePrompt, TextPrompt } from './api/schema.d.ts'
import { language } from './language.ts'

export type Prompt = ScalePrompt | TextPrompt
export type Block = Page['blocks'][number]

/** Content is the same for everyone, so the browser may keep it and ask whether it still holds (ETag). */
const cache = 'no-cache'

/** The kinds a space can have. */
export async function readKinds(): Promise<readonly KindBrief[]> {
  const { languages } = await ask(api.GET('/api/v1/content', { cache }))
  const found = languages.find((one) => one.language === language.value) ?? languages[0]
  return found?.kinds ?? []
}

/** One version of a kind's check-in: the one an answer was written with. */
export function readCheckIn(kind: Kind, version: number): Promise<CheckIn> {
  const params = { path: { language: language.value, kind, version } }
  return ask(api.GET('/api/v1/content/{language}/{kind}/check-in/{version}', { params, cache }))
}

export function readHelp(): Promise<HelpNow> {
  return ask(
    api.GET('/api/v1/content/{language}/help', { params: { path: { language: language.value } }, cache }),
  )
}

export function readPage(page: string): Promise<Page> {
  return ask(
    api.GET('/api/v1/content/{language}/pages/{page}', {
      params: { path: { language: language.value, page } },
      cache,
    }),
  )
}

/** Puts a name into a pack's line. */
export function withName(line: string, name: string): string {
  return line.replaceAll('{name}', name)
}
