import type { UnlockOut } from '../../../api/schema.d.ts'
import { forgetAccountKey, rememberAccountKey } from '../../../keys/account-key.ts'
import { fromBase64url } from '../../../keys/bytes.ts'
import { unwrapAccountKey, type Method } from '../../../keys/wrapping.ts'

/** Signed in: opens the account key and keeps it in memory, where there is something to open it with. */
export async function remember(
  unlock: UnlockOut,
  wrap: CryptoKey | undefined,
  method: Method,
): Promise<void> {
  forgetAccountKey()
  if (!unlock.wrapped_key || !wrap) return
  const wrapped = fromBase64url(unlock.wrapped_key)
  rememberAccountKey(unlock.person, await unwrapAccountKey(wrapped, wrap, unlock.person, method))
}
