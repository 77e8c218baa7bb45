import { signal } from '@preact/signals'

import type { Bytes } from './bytes.ts'

type Unlocked = { person: string; key: Bytes }

/** Held in this tab's memory while someone is signed in, and nowhere else. Gone with a reload. */
const unlocked = signal<Unlocked>()

export function rememberAccountKey(person: string, key: Bytes): void {
  unlocked.value = { person, key }
}

/** Nothing after a reload, or after a sign-in with a passkey that has no PRF. */
export function accountKeyOf(person: string): Bytes | undefined {
  return unlocked.value?.person === person ? unlocked.value.key : undefined
}

/** On signing out. */
export function forgetAccountKey(): void {
  unlocked.value?.key.fill(0)
  unlocked.value = undefined
}
