import type { UnlockOut } from '../../../api/schema.d.ts'
import { forgetAccountKey, rememberAccountKey } from '../../../keys/account-key.ts'
import { fromBase64url } from '../../../keys/bytes.ts'
import { unwrapAccountKey, type Method } from '../../../keys/wrapping.ts'

/** Signed in: opens the account key and keeps it in memory, where there is something to open it with. Says who. */
export async function remember(
  unlock: UnlockOut,
  wrap: CryptoKey | undefined,
  method: Method,
): Promise<string> {
  forgetAccountKey()
  if (!unlock.wrapped_key || !wrap) return unlock.person
  const wrapped = fromBase64url(unlock.wrapped_key)
  rememberAccountKey(unlock.person, await unwrapAccountKey(wrapped, wrap, unlock.person, method))
  return unlock.person
}
