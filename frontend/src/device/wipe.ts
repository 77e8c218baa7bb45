/** Everything this browser holds of the app: storage, databases, caches, the worker. The cookie is the server's to end. */
export async function wipe(): Promise<void> {
  clearStorage()
  await Promise.allSettled([wipeDatabases(), endWorkers().then(wipeCaches)])
}

/** Work that nothing waits for any longer than that. */
export function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))])
}

/** The part that is done before anything else can happen. */
export function clearStorage(): void {
  for (const kept of [() => localStorage, () => sessionStorage]) {
    try {
      kept().clear()
    } catch {
      // A browser that refuses storage has kept nothing.
    }
  }
}

async function wipeDatabases(): Promise<void> {
  const found = await indexedDB.databases()
  await Promise.all(found.map(({ name }) => (name ? removed(indexedDB.deleteDatabase(name)) : undefined)))
}

function removed(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve) => {
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

async function wipeCaches(): Promise<void> {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}

/** First: a worker that is still being set up would fill its cache again. */
async function endWorkers(): Promise<void> {
  const workers = await navigator.serviceWorker.getRegistrations()
  await Promise.all(workers.map((worker) => worker.unregister()))
}
