/**
 * Quick exit. In this order: nothing of the page can be seen any more; the session ends; what the device holds is
 * wiped; the history entry becomes a page that says nothing.
 */
const AWAY = '/away.html'
const WIPING_LASTS = 250

let leaving = false

export function leavePage(): void {
  if (leaving) return
  leaving = true
  cover()
  clearKept()
  endSession()
  void within(WIPING_LASTS, wipe()).then(goAway)
}

/** Takes every word off the page before anything else happens. */
function cover(): void {
  const root = document.documentElement
  document.body.replaceChildren()
  root.className = ''
  root.style.background = 'Canvas'
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.remove())
}

function clearKept(): void {
  for (const kept of [() => localStorage, () => sessionStorage]) {
    try {
      kept().clear()
    } catch {
      // A browser that refuses storage has kept nothing.
    }
  }
}

/** `keepalive` lets it finish after the page is gone. */
function endSession(): void {
  void fetch('/api/v1/auth/sign-out', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined)
}

async function wipe(): Promise<void> {
  await Promise.allSettled([wipeDatabases(), wipeCaches(), endWorkers()])
}

async function wipeDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
}

async function wipeCaches(): Promise<void> {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}

async function endWorkers(): Promise<void> {
  const workers = await navigator.serviceWorker.getRegistrations()
  await Promise.all(workers.map((worker) => worker.unregister()))
}

/** Without a network the neutral page may not load; an empty one always does. */
function goAway(): void {
  location.replace(navigator.onLine === false ? 'about:blank' : AWAY)
}

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))])
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
