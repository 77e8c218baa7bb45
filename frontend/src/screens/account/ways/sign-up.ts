import { api, ask } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'
import type { NewPasskeyIn, PasskeyOptionsOut, PasswordIn } from '../../../api/schema.d.ts'
import { rememberAccountKey } from '../../../keys/account-key.ts'
import type { Bytes } from '../../../keys/bytes.ts'
import { canPasskeys } from '../../../keys/passkey.ts'
import { makeCode } from '../../../keys/recovery-code.ts'
import { makeAccountKey } from '../../../keys/wrapping.ts'
import { invitation } from './invitation.ts'
import { preparePasskey, signInWithPasskey } from './passkey.ts'
import { preparePassword, signInWithPassword } from './password.ts'
import { prepareCode } from './recovery.ts'

export type Way = 'passkey' | 'password'

/** An account that is being made: all of it on this device, in memory, until one last request (docs/protocol.md). */
export type Newcomer = {
  person: string
  handle: string
  way: Way
  password: string
  key: Bytes
  code: Bytes
  /** Already made, and not yet at the server. */
  passkey: NewPasskeyIn | undefined
  /** The name was free, and the invitation held, when asked. */
  checked: boolean
}

/** Kept while one looks at a help page in between. */
let kept: Newcomer | undefined

/** The one under way, or a new one. */
export function resumeNewcomer(): Newcomer {
  return (
    kept ??
    keepNewcomer({
      person: crypto.randomUUID(),
      handle: '',
      way: canPasskeys() ? 'passkey' : 'password',
      password: '',
      key: makeAccountKey(),
      code: makeCode(),
      passkey: undefined,
      checked: false,
    })
  )
}

export function keepNewcomer(who: Newcomer): Newcomer {
  kept = who
  return who
}

/** Is the name free, and does the invitation still hold? Throws a Problem. */
export async function mayBegin(who: Newcomer): Promise<void> {
  await begin(who)
}

/** Makes the account and signs in. Can be tried again after a Problem. Throws PasskeyStopped too. */
export async function makeAccount(who: Newcomer): Promise<void> {
  await send(who, await prove(who)).catch((thrown: unknown) => sortOut(who, thrown))
  rememberAccountKey(who.person, who.key)
  kept = undefined
}

type Proof = { password: PasswordIn } | { passkey: NewPasskeyIn }

async function prove(who: Newcomer): Promise<Proof> {
  if (who.way === 'password') return { password: await preparePassword(who.password, who) }
  who.passkey ??= await preparePasskey(await begin(who), who.person, who.key)
  return { passkey: who.passkey }
}

async function send(who: Newcomer, proof: Proof): Promise<void> {
  const { person, handle } = who
  const invite = invitation.value?.token ?? null
  const recovery = await prepareCode(who.code, person, who.key)
  await ask(api.POST('/api/v1/auth/sign-up', { body: { person, handle, invite, recovery, ...proof } }))
}

function begin({ person, handle }: Newcomer): Promise<PasskeyOptionsOut> {
  const invite = invitation.value?.token ?? null
  return ask(api.POST('/api/v1/auth/sign-up/options', { body: { person, handle, invite } }))
}

/** The account may be there although the answer was lost; a passkey whose ceremony has ended is made anew. */
async function sortOut(who: Newcomer, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Problem)) throw thrown
  if (thrown.type === 'other-body') {
    return who.way === 'password'
      ? signInWithPassword(who.handle, who.password)
      : signInWithPasskey(who.person)
  }
  if (!thrown.passes) who.passkey = undefined
  throw thrown
}
