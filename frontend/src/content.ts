/** Content packs: wording that belongs to the service, read in the app's language. */
import { api, ask } from './api/client.ts'
import type {
  AskWords,
  BoundaryWords,
  CheckIn,
  HelpNow,
  Kind,
  KindBrief,
  LanguageOut,
  Page,
  PromiseWords,
  Ritual,
  RitualBrief,
  ScalePrompt,
  TextPrompt,
  TimeOutWords,
} from './api/schema.d.ts'
import { inDatabase, reading } from './device/database.ts'
import { isolated } from './format/isolated.ts'
import { language } from './language.ts'
import type { Language } from './messages/languages.ts'

export type Prompt = ScalePrompt | TextPrompt
export type Block = Page['blocks'][number]

/** Content is the same for everyone, so the browser may keep it and ask whether it still holds (ETag). */
const cache = 'no-cache'

/**
 * Keeps everything of a language on this device, every time the app starts to speak it: then it is there with no network, and
 * reading a page or opening help asks nobody.
 */
export async function keepContent(spoken: Language): Promise<void> {
  const params = { path: { language: spoken } }
  const reply = api.GET('/api/v1/content/{language}', { params, cache })
  const whole = await ask(reply)
  const tag = (await reply).response.headers.get('etag') ?? ''
  await inDatabase(async (kept) => {
    if ((await reading(kept, 'content').get(spoken))?.tag !== tag)
      await kept.put('content', { tag, whole }, spoken)
  })
}

/** What is kept on this device of the language that is spoken. */
export async function kept(): Promise<LanguageOut | undefined> {
  return (await inDatabase((database) => reading(database, 'content').get(language.value)))?.whole
}

/** The kinds a space can have. */
export async function readKinds(): Promise<readonly KindBrief[]> {
  const { languages } = await ask(api.GET('/api/v1/content', { cache }))
  const found = languages.find((one) => one.language === language.value) ?? languages[0]
  return found?.kinds ?? []
}

/** One version of a kind's check-in: the one an answer was written with. */
export async function readCheckIn(kind: Kind, version: number): Promise<CheckIn> {
  const here = (await kept())?.check_ins.find((one) => one.kind === kind && one.version === version)
  if (here) return here
  const params = { path: { language: language.value, kind, version } }
  return ask(api.GET('/api/v1/content/{language}/{kind}/check-in/{version}', { params, cache }))
}

/** The rituals of repair that there are for a kind, each in its newest version. */
export async function readRituals(kind: Kind): Promise<readonly RitualBrief[]> {
  return (await readKinds()).find((one) => one.kind === kind)?.rituals ?? []
}

/** One version of a ritual: the one that a repair was begun with. */
export async function readRitual(kind: Kind, name: string, version: number): Promise<Ritual> {
  const here = (await kept())?.rituals.find(
    (one) => one.kind === kind && one.name === name && one.version === version,
  )
  if (here) return here
  const params = { path: { language: language.value, kind, name, version } }
  return ask(api.GET('/api/v1/content/{language}/{kind}/rituals/{name}/{version}', { params, cache }))
}

/** What can be asked for in a kind of space: the version that an ask was made with, or the newest. */
export async function readAskWords(kind: Kind, version?: number): Promise<AskWords | undefined> {
  const find = (asks: readonly AskWords[] | undefined) =>
    asks?.findLast((one) => one.kind === kind && (version === undefined || one.version === version))
  // What was kept by an earlier version of this app holds none.
  const here = find((await kept())?.asks)
  if (here) return here
  const params = { path: { language: language.value } }
  return find((await ask(api.GET('/api/v1/content/{language}', { params, cache }))).asks)
}

/** Help with stating a limit, in a kind's own words. */
export async function readBoundaryWords(kind: Kind): Promise<BoundaryWords> {
  const here = (await kept())?.boundaries?.find((one) => one.kind === kind)
  if (here) return here
  const params = { path: { language: language.value, kind } }
  return (await ask(api.GET('/api/v1/content/{language}/{kind}', { params, cache }))).boundaries
}

/** How a kind speaks of promises, with examples of them. */
export async function readPromiseWords(kind: Kind): Promise<PromiseWords> {
  const here = (await kept())?.promises?.find((one) => one.kind === kind)
  if (here) return here
  const params = { path: { language: language.value, kind } }
  return (await ask(api.GET('/api/v1/content/{language}/{kind}', { params, cache }))).promises
}

export async function readHelp(): Promise<HelpNow> {
  const here = (await kept())?.help
  if (here) return here
  return ask(
    api.GET('/api/v1/content/{language}/help', { params: { path: { language: language.value } }, cache }),
  )
}

/** What stands on the page of a time-out. */
export async function readTimeOutWords(): Promise<TimeOutWords> {
  const here = (await kept())?.time_out
  if (here) return here
  const params = { path: { language: language.value } }
  return (await ask(api.GET('/api/v1/content/{language}', { params, cache }))).time_out
}

export async function readPage(page: string): Promise<Page> {
  const here = (await kept())?.pages.find((one) => one.page === page)
  if (here) return here
  return ask(
    api.GET('/api/v1/content/{language}/pages/{page}', {
      params: { path: { language: language.value, page } },
      cache,
    }),
  )
}

/** Puts a name into a pack's line. */
export function withName(line: string, name: string): string {
  return line.replaceAll('{name}', () => isolated(name))
}
