import { lazy } from 'preact-iso'

import { wordsThere } from '../words.ts'

/** A screen loads when it is first opened, and is shown once its words are there. */
export function screen<T>(load: () => Promise<{ default: T }>): T {
  return lazy(async () => {
    const found = await load()
    await wordsThere()
    return found
  })
}
