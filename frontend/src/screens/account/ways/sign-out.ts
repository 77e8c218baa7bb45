import { api, ask } from '../../../api/client.ts'
import { forgetAccountKey } from '../../../keys/account-key.ts'

/** Ends this session. The server's answer clears what the browser keeps. */
export async function signOut(): Promise<void> {
  await ask(api.POST('/api/v1/auth/sign-out'))
  startAnew()
}

/** Destroys the account. */
export async function deleteAccount(): Promise<void> {
  await ask(api.DELETE('/api/v1/me'))
  startAnew()
}

/** A fresh page: nothing that this one had in memory is left, and Back does not show it. */
function startAnew(): void {
  forgetAccountKey()
  location.replace('/welcome')
}
