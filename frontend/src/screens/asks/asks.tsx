import { useRoute } from 'preact-iso'

import { api, ask } from '../../api/client.ts'
import { useLoad } from '../../api/load.ts'
import { useOlder } from '../../api/older.ts'
import type { AskOut, AsksOut, AskWords, HomeOut } from '../../api/schema.d.ts'
import { month, shortDay } from '../../format/days.ts'
import { meIn, namesOf, othersOf } from '../../format/people.ts'
import * as m from '../../messages/asks.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/loaded.tsx'
import { OlderButton } from '../../parts/older-button.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { Screen } from '../../parts/screen.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { ANSWERS, myAnswer, titleOf, wordsOfAll } from '../ask-words.ts'
import { readHome } from '../read-home.ts'
import { useSpace } from '../use-space.ts'

type Read = AsksOut & { home: HomeOut; words: ReadonlyMap<number, AskWords | undefined> }

/** The asks of a space: what was put to me, what is open, and by month what rests. */
export default function Asks() {
  const { space = '' } = useRoute().params
  const page = useLoad(async () => readPage(await readHome(space)), [space])
  const home = page.value?.home
  const older = useOlder<string, Read>(page.value, (before) => readPage(home as HomeOut, before))
  useSpace(page.value && space)

  const pages = page.value ? [page.value, ...older.pages] : []
  const asks = pages.flatMap((one) => one.asks)
  const read = page.value && {
    home: page.value.home,
    words: new Map(pages.flatMap(({ words }) => [...words])),
  }
  const resting = Object.entries(
    Object.groupBy(
      asks.filter((one) => !one.open),
      (one) => month(one.asked_on),
    ),
  )
  const hasOthers = home && othersOf(home.members).length > 0
  return (
    <Screen place={m.asksTitle()} tab="us" of={page} title={m.asksTitle()} lead={m.asksLead()}>
      {hasOthers ? (
        <ButtonLink href={`/s/${space}/asks/new`}>{m.asksNew()}</ButtonLink>
      ) : (
        <Empty>{m.asksNobody()}</Empty>
      )}
      {read && <Rows title={m.asksForYou()} asks={page.value?.waiting} of={read} />}
      {read && <Rows title={m.asksOpen()} asks={asks.filter((one) => one.open)} of={read} />}
      {read && resting.map(([name, found]) => <Rows key={name} title={name} asks={found} of={read} />)}
      {hasOthers && asks.length === 0 && page.value?.waiting.length === 0 && <Empty>{m.asksEmpty()}</Empty>}
      <OlderButton of={older} />
    </Screen>
  )
}

async function readPage(home: HomeOut, before?: string): Promise<Read> {
  const query = before === undefined ? {} : { before }
  const page = await ask(
    api.GET('/api/v1/spaces/{space}/asks', { params: { path: { space: home.id }, query } }),
  )
  return { ...page, home, words: await wordsOfAll(home, [...page.waiting, ...page.asks]) }
}

type RowsProps = { title: string; asks: readonly AskOut[] | undefined; of: Pick<Read, 'home' | 'words'> }

function Rows({ title, asks = [], of: { home, words } }: RowsProps) {
  if (asks.length === 0) return null
  const me = meIn(home.members)
  return (
    <Sheet title={title}>
      <ul class="rows">
        {asks.map((one) => (
          <RowLink key={`${one.by}/${one.id}`} href={`/s/${home.id}/asks/${one.id}`}>
            <span>
              {titleOf(one, words.get(one.pack), home, one.by === me)}
              <br />
              <small>{one.by === me ? mineAside(one, home) : theirsAside(one)}</small>
            </span>
          </RowLink>
        ))}
      </ul>
    </Sheet>
  )
}

/** Whom I asked and when. Which answer there is stands on its own page. */
function mineAside(one: AskOut, { members }: HomeOut): string {
  const asked = members.filter(({ id }) => one.asked.some(({ member }) => member === id))
  const aside = m.asksTo({ names: namesOf(asked), day: shortDay(one.asked_on) })
  const state = one.asked.some(({ answer }) => answer) ? m.asksAnswered() : !one.open && m.asksResting()
  return state ? `${aside}. ${state}` : aside
}

function theirsAside(one: AskOut): string {
  const day = shortDay(one.asked_on)
  const said = myAnswer(one)
  return said ? m.asksYouSaid({ answer: ANSWERS[said.answer]().toLowerCase(), day }) : day
}
