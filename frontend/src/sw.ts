/**
 * The worker: the shell with no network, and nothing else. It never touches the API, never takes over unasked, and
 * answers a missing asset with the server's 404.
 *
 * Each version has a cache of its own. The one before stays as long as it may still be open somewhere, so that a page
 * finds the parts it was built with.
 */
declare const self: ServiceWorkerGlobalScope & {
  /** Written by the build (tools/shell.ts). */
  readonly __SHELL__: { version: string; files: readonly string[] }
}

const { version, files } = self.__SHELL__
const OWN = `shell ${version}`
const PAGE = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(fill())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([tidy(), self.clients.claim()]))
})

self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || isApi(pathname)) return
  const isFile = pathname.slice(pathname.lastIndexOf('/')).includes('.')
  if (request.mode === 'navigate' && !isFile) event.respondWith(kept(PAGE, request))
  else event.respondWith(kept(pathname, request))
})

/** Hashed files may come from the browser's own cache; the others are asked for anew. */
async function fill(): Promise<void> {
  const cache = await caches.open(OWN)
  await cache.addAll(
    files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })),
  )
}

/** Keeps this version and the one before. */
async function tidy(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith('shell ') && name !== OWN)
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)))
}

async function kept(path: string, request: Request): Promise<Response> {
  const options = { ignoreVary: true }
  const own = await caches.match(path, { ...options, cacheName: OWN })
  return own ?? (await caches.match(path, options)) ?? fetch(request)
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

export {}
