import { api, ask } from '../../../api/client.ts'
import { tell } from '../../../device/tabs.ts'
import { wipe, within } from '../../../device/wipe.ts'
import { forgetAccountKey } from '../../../keys/account-key.ts'

const WELCOME = '/welcome'
const WIPING_LASTS = 2000

/** Ends this session, and clears what the browser keeps. */
export async function signOut(): Promise<void> {
  await ask(api.POST('/api/v1/auth/sign-out'))
  await startAnew()
}

/** Destroys the account. */
export async function deleteAccount(): Promise<void> {
  await ask(api.DELETE('/api/v1/me'))
  await startAnew()
}

/**
 * A fresh page in every tab: nothing of what they had in memory is left, and Back does not show it. The server has asked
 * the browser to clear everything; not every browser does.
 */
async function startAnew(): Promise<void> {
  forgetAccountKey()
  tell({ about: 'gone', to: WELCOME })
  await within(WIPING_LASTS, wipe())
  location.replace(WELCOME)
}
