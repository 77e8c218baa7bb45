import { signal } from '@preact/signals'

/** An invitation someone came with. `agreed` once they said they would like to join. In memory only. */
export type Invitation = { token: string; agreed: boolean }

export const invitation = signal<Invitation>()

/** Takes the token out of the address, so that it stays in no history, and remembers it. */
export function takeInvitation(): void {
  const token = location.hash.slice(1)
  if (!token) return
  history.replaceState(history.state, '', location.pathname)
  if (token !== invitation.value?.token) invitation.value = { token, agreed: false }
}

export function agree(): void {
  if (invitation.value) invitation.value = { ...invitation.value, agreed: true }
}

export function forgetInvitation(): void {
  invitation.value = undefined
}
