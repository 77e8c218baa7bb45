/** What makes the app open with no network: the worker, the content, and what waits to go out. */
import { effect, signal } from '@preact/signals'

import { keepContent } from './content.ts'
import { trustedScript } from './keys/trusted.ts'
import { language } from './language.ts'

/** What is kept on this device and not with the server, of all check-ins. Said on every place. */
export const unsent = signal<'none' | 'waiting' | 'signed-out' | 'refused'>('none')

/** Grows whenever something has gone out: what a screen says of it is old then. */
export const gone = signal(0)

/** Has a new version of the app been fetched, and does it wait? */
export const newVersion = signal(false)

let begun = false
let waitingWorker: ServiceWorker | null = null

/**
 * Called on every screen; what it begins, it begins once, when the screen has been drawn. On the welcome page nothing is
 * kept: whoever has signed out, or never was here, leaves no trace on the device.
 */
export function prepareOffline(path: string): void {
  if (begun || path.startsWith('/welcome') || path.startsWith('/away')) return
  begun = true
  whenIdle(async () => {
    const { watchOutbox } = await import('./screens/check-in/outbox.ts')
    watchOutbox()
    effect(() => void keepContent(language.value).catch(() => undefined))
    await register()
  })
}

/** Takes the new version in this tab's place. The other tabs go on with what they have until they are loaded anew. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waitingWorker?.postMessage('take over')
}

async function register(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register(trustedScript('/sw.js'))
  const look = () => {
    waitingWorker = registration.waiting
    newVersion.value = waitingWorker !== null && registration.active !== null
  }
  look()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

function whenIdle(act: () => Promise<void>): void {
  const run = () => void act().catch(() => undefined)
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 500)
}
