import { randomBytes, type Bytes } from './bytes.ts'

const SIZE = 20
const GROUP = 4
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ALIKE: Record<string, string> = { O: '0', I: '1', L: '1' }
const SIGNS = (SIZE * 8) / 5

/** 160 random bits. */
export function makeCode(): Bytes {
  return randomBytes(SIZE)
}

/** As people read it: eight groups of four, from an alphabet without look-alikes (Crockford's). */
export function writeCode(code: Bytes): string[] {
  const bits = Array.from(code, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
  return inGroups(signs)
}

/** As people type it: any case, with spaces or dashes, O for 0, I or L for 1. Nothing where it is no code. */
export function readCode(typed: string): Bytes | undefined {
  const signs = signsOf(typed)
  if (signs.length !== SIGNS || signs.some((sign) => !ALPHABET.includes(sign))) return undefined
  const bits = signs.map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}

/** What was typed so far, in groups of four. */
export function groupsTyped(typed: string): string[] {
  return inGroups(signsOf(typed).join(''))
}

/** How many signs are still missing; below zero: how many there are too many. */
export function missingSigns(typed: string): number {
  return SIGNS - signsOf(typed).length
}

function signsOf(typed: string): string[] {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{Z}\p{Pd}\p{Cf}\t\r\n]/gu, '')
  return Array.from(plain, (sign) => ALIKE[sign] ?? sign)
}

function inGroups(signs: string): string[] {
  return signs.match(new RegExp(`.{1,${GROUP}}`, 'gsu')) ?? []
}
