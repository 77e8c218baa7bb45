/**
 * The least that a device keeps of a space so that one can write with no network: which check-in runs, with which
 * questions, and when it opens. No name, and nothing of what anyone wrote or shared.
 */
import type { HomeOut, Kind, MemberOut, WeekOut } from '../../api/schema.d.ts'
import { serverNow } from '../../clock.ts'
import { forget, keep, kept, keptNames } from '../../device/sealed.ts'
import { dayIn } from '../../format/days.ts'
import { meIn, othersIn } from '../../format/people.ts'
import type { Whose } from './unsent.ts'

export type Week = Whose & { kind: Kind; pack: number; zone: string; opensAt: string }

/** A week as a screen shows it. `others`: whom the check-in is for; not known without a network. */
export type Shown = {
  week: Week
  today: string
  others: MemberOut[] | undefined
  state: WeekOut['state']
  together: boolean
}

export const WEEK = 'week/'

/** Called with every home that has been read: what a device keeps of it is renewed. */
export async function keepWeek(home: HomeOut): Promise<void> {
  if (home.week.state === 'writing') await renew(weekOf(home))
  else await forgetWeek(home.id)
}

export function forgetWeek(space: string): Promise<void> {
  return forget(WEEK + space)
}

/** What this device knows of the running check-in, where it has not opened by its clock. */
export async function keptWeek(space: string): Promise<Week | undefined> {
  const week = await kept<Week>(WEEK + space)
  return week && Date.parse(week.opensAt) > serverNow() ? week : undefined
}

/** A space of which a check-in can be written with no network: this one, if that is known of it. */
export async function keptSpace(first: string | undefined): Promise<string | undefined> {
  const spaces = (await keptNames(WEEK)).map((name) => name.slice(WEEK.length))
  return spaces.find((space) => space === first) ?? spaces[0]
}

export function shown(home: HomeOut): Shown {
  const { state, together } = home.week
  return { week: weekOf(home), today: home.today, others: othersIn(home), state, together }
}

export function shownWithout(week: Week): Shown {
  const today = dayIn(new Date(serverNow()).toISOString(), week.zone)
  return { week, today, others: undefined, state: 'writing', together: false }
}

/** When it opens, as useOpening asks for it. */
export function openingOf({
  week,
  state,
  together,
}: Shown): Pick<WeekOut, 'n' | 'state' | 'opens_at' | 'together'> {
  return { n: week.n, state, opens_at: week.opensAt, together }
}

function weekOf({ id, kind, pack, zone, week, members }: HomeOut): Week {
  return { space: id, member: meIn(members), n: week.n, kind, pack, zone, opensAt: week.opens_at }
}

async function renew(week: Week): Promise<void> {
  const name = WEEK + week.space
  if (JSON.stringify(await kept<Week>(name)) !== JSON.stringify(week)) await keep(name, week)
}
