import type { JSX } from 'preact'

import { screen } from './lazy.ts'

const PlainHttp = screen(() => import('../screens/account/plain-http.tsx'))

/** Shows a screen only where the browser has passkeys and encryption; elsewhere why not, and the ways out. */
export function needsHttps(Inner: () => JSX.Element): () => JSX.Element {
  return () => (isSecureContext ? <Inner /> : <PlainHttp />)
}
