/**
 * Quick exit. In this order: nothing of the page can be seen any more; the session ends; what the device holds is
 * wiped; the history entry becomes a page that says nothing.
 */
import { tell } from '../device/tabs.ts'
import { clearStorage, wipe, within } from '../device/wipe.ts'

const AWAY = '/away.html'
const WIPING_LASTS = 250

let leaving = false

export function leavePage(): void {
  if (leaving) return
  leaving = true
  cover()
  clearStorage()
  tell({ about: 'gone', to: AWAY })
  const reached = endSession()
  void within(WIPING_LASTS, Promise.all([wipe(), reached])).then(() => goAway(reached))
}

/** Another tab has gone: this one holds the same words. */
export function followAway(to: string): void {
  if (leaving) return
  leaving = true
  cover()
  location.replace(to)
}

/** Takes every word off the page before anything else happens. */
function cover(): void {
  const root = document.documentElement
  document.body.replaceChildren()
  root.className = ''
  root.style.background = 'Canvas'
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.remove())
}

/** `keepalive` lets it finish after the page is gone. True when the server could be reached. */
function endSession(): Promise<boolean> {
  return fetch('/api/v1/auth/sign-out', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).then(
    () => true,
    () => false,
  )
}

/** Without a network the neutral page may not load; an empty one always does. */
async function goAway(reached: Promise<boolean>): Promise<void> {
  const there = await Promise.race([reached, Promise.resolve(navigator.onLine !== false)])
  location.replace(there ? AWAY : 'about:blank')
}

/** A page that the browser keeps in memory is kept without a word to be seen. */
export function onPutAside(event: PageTransitionEvent): void {
  if (event.persisted) document.documentElement.style.visibility = 'hidden'
}

/** A page brought back by the browser's back button starts again from the server, or stays away. */
export function onShownAgain(event: PageTransitionEvent): void {
  if (!event.persisted) return
  if (leaving) location.replace(AWAY)
  else location.reload()
}

/** Is the page being left? Then nothing may ask "are you sure". */
export function isLeaving(): boolean {
  return leaving
}

/** For tests: as if the page had been opened anew. */
export function startOver(): void {
  leaving = false
}
