import { locale } from '../language.ts'
import type { HomeOut, MemberOut } from '../api/schema.d.ts'
import { isolated } from './isolated.ts'

/** Everyone but me who has not said goodbye. */
export function othersOf(members: readonly MemberOut[]): MemberOut[] {
  return members.filter((member) => !member.me && !member.gone)
}

/** The others whom the running check-in is for: who comes third or later begins with the next. */
export function othersIn({ members, week }: Pick<HomeOut, 'members' | 'week'>): MemberOut[] {
  return othersOf(members).filter((member) => week.among.includes(member.id))
}

/** My own id here. It differs from space to space. */
export function meIn(members: readonly MemberOut[]): string {
  return members.find((member) => member.me)?.id ?? ''
}

/** "Ben", "Ben and Cleo", "Ben, Cleo and Dana". */
export function namesOf(members: readonly MemberOut[]): string {
  return listOf(members.map((member) => member.name))
}

/** The same for names that are not members'. */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names.map(isolated))
}

/** What a member is called, also one who has left. */
export function nameOf(members: readonly MemberOut[], id: string): string {
  return members.find((member) => member.id === id)?.name ?? ''
}
