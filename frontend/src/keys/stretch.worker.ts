/** Stretches one password in a thread of its own, and is ended after it: the memory goes with it. */
import type { Bytes } from './bytes.ts'
import type { Kdf } from './kdf.ts'
import { stretch } from './stretch.ts'

export type Task = { password: string; kdf: Kdf }

addEventListener('message', (event: MessageEvent<Task>) => {
  void stretch(event.data.password, event.data.kdf).then((root: Bytes) => postMessage(root))
})

/** A rejection becomes an error of the worker, which the page hears. */
addEventListener('unhandledrejection', (event) => {
  throw event.reason
})
