import { number } from '../../../format/numbers.ts'
import type { Bytes } from '../../../keys/bytes.ts'
import { groupsTyped, missingSigns, writeCode } from '../../../keys/recovery-code.ts'
import * as m from '../../../messages/account.ts'

/** Where what was typed differs from a code this device has just made, in words. */
export function differsIn(typed: string, code: Bytes): string {
  const missing = missingSigns(typed)
  const groups = groupsTyped(typed)
  const at = writeCode(code).findIndex((group, n) => groups[n] !== group)
  const isShort = missing > 0 && at >= groups.length - 1
  if (isShort) return m.codeShort({ missing })
  return at < 0 ? m.codeLong({ more: -missing }) : m.codeDiffers({ group: number(at + 1) })
}

/** What keeps this from being a code at all, in words, or nothing. */
export function notACode(typed: string): string | undefined {
  const missing = missingSigns(typed)
  if (missing > 0) return m.codeShort({ missing })
  return missing < 0 ? m.codeLong({ more: -missing }) : undefined
}
