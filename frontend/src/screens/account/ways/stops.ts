/** The person closed a question in between: nothing happened, and nothing needs to be said. */
export class NotNow extends Error {
  override name = 'NotNow'
}

/** Signed in with a passkey that unlocks nothing, so there is no account key on this device. */
export class NoAccountKey extends Error {
  override name = 'NoAccountKey'
}
