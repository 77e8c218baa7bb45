import { api, ask } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'
import type { MeOut } from '../../../api/schema.d.ts'

export function readMe(): Promise<MeOut> {
  return ask(api.GET('/api/v1/me'))
}

export async function isSignedIn(): Promise<boolean> {
  try {
    await readMe()
    return true
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.type === 'sign-in-needed') return false
    throw thrown
  }
}
