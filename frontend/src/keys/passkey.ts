/** Passkeys with the browser's own ceremonies. What the PRF gives stays here: it never joins what is sent. */
import { areSame, randomBytes, utf8, uuidBytes, type Bytes } from './bytes.ts'

const PRF_LABEL = 'tend/v1/prf'

/** What the server is sent: the browser's toJSON(), without extension results. */
export type PasskeyJson = Record<string, unknown>

/** `prf`: 32 secret bytes that the wrap key comes from, where browser and device can. */
export type Passkey = { credential: PasskeyJson; prf: Bytes | undefined }

/** `cancelled`: closed, or nothing chosen in time. `there`: this device has one. `other`: one of another account. */
export class PasskeyStopped extends Error {
  override name = 'PasskeyStopped'

  constructor(readonly why: 'cancelled' | 'there' | 'other' | 'cannot') {
    super(why)
  }
}

/** Passkeys exist in secure contexts of browsers that read and write them as JSON. */
export function canPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential
}

/** Makes a passkey for the ceremony the server began. Throws PasskeyStopped. */
export async function makePasskey(options: Record<string, unknown>): Promise<Passkey> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  const extensions = await prfExtension()
  const made = await stopping(navigator.credentials.create({ publicKey: { ...publicKey, extensions } }))
  const found = prfOf(made)
  const enabled = made.getClientExtensionResults().prf?.enabled
  return { credential: toSend(made), prf: found ?? (enabled ? await evaluate(made) : undefined) }
}

/** Asks for a passkey, of `person` alone where one is named. Throws PasskeyStopped. */
export async function usePasskey(options: Record<string, unknown>, person?: string): Promise<Passkey> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  const extensions = await prfExtension()
  const used = await stopping(navigator.credentials.get({ publicKey: { ...publicKey, extensions } }))
  if (person && !belongsTo(used, person)) throw new PasskeyStopped('other')
  return { credential: toSend(used), prf: prfOf(used) }
}

/** What the PRF is evaluated on: always the same, so that it always gives the same. */
export async function prfInput(): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(PRF_LABEL)))
}

/** The toJSON() of a passkey with nothing of its extensions in it. */
export function toSend(credential: { toJSON: () => object }): PasskeyJson {
  return { ...credential.toJSON(), clientExtensionResults: {} }
}

/** Some authenticators evaluate the PRF only when a passkey is used: so it is, right after it was made. */
async function evaluate(made: PublicKeyCredential): Promise<Bytes | undefined> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: randomBytes(32),
    allowCredentials: [{ type: 'public-key', id: made.rawId }],
    userVerification: 'required',
    extensions: await prfExtension(),
  }
  return prfOf(await stopping(navigator.credentials.get({ publicKey })))
}

async function prfExtension(): Promise<AuthenticationExtensionsClientInputs> {
  return { prf: { eval: { first: await prfInput() } } }
}

function prfOf(credential: PublicKeyCredential): Bytes | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (!first) return undefined
  if (!ArrayBuffer.isView(first)) return new Uint8Array(first)
  return new Uint8Array(first.buffer as ArrayBuffer, first.byteOffset, first.byteLength)
}

function belongsTo(used: PublicKeyCredential, person: string): boolean {
  const { userHandle } = used.response as AuthenticatorAssertionResponse
  return userHandle !== null && areSame(new Uint8Array(userHandle), uuidBytes(person))
}

async function stopping(ceremony: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await ceremony.catch((thrown: unknown) => {
    throw new PasskeyStopped(whyOf(thrown))
  })
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyStopped('cancelled')
  return credential
}

function whyOf(thrown: unknown): PasskeyStopped['why'] {
  const name = thrown instanceof DOMException ? thrown.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  return name === 'InvalidStateError' ? 'there' : 'cannot'
}
