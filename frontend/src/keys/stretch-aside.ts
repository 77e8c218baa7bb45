import type { Bytes } from './bytes.ts'
import { checkKdf, type Kdf } from './kdf.ts'
import type { Task } from './stretch.worker.ts'
import workerUrl from './stretch.worker.ts?worker&url'
import { trustedScript } from './trusted.ts'

/** stretch(), beside the page instead of in it: nothing freezes meanwhile. Throws KdfTooWeak. */
export async function stretchAside(password: string, kdf: Kdf): Promise<Bytes> {
  checkKdf(kdf)
  const worker = new Worker(trustedScript(workerUrl), { type: 'module' })
  try {
    return await new Promise<Bytes>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<Bytes>) => resolve(event.data)
      worker.onerror = () => reject(new Error('the password could not be stretched'))
      worker.postMessage({ password, kdf } satisfies Task)
    })
  } finally {
    worker.terminate()
  }
}
