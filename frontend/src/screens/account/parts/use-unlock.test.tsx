import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { Problem } from '../../../api/problem.ts'
import { forgetAccountKey, rememberAccountKey } from '../../../keys/account-key.ts'
import { NoAccountKey, NotNow } from '../ways/stops.ts'
import { useUnlock, type Unlock } from './use-unlock.tsx'

const me = { person: 'ana', handle: 'ana', fresh: false, password: true, passkeys: [] }
const key = new Uint8Array(32)
const signIn = vi.fn<() => Promise<string>>()

vi.mock('../ways/password.ts', () => ({ signInWithPassword: () => signIn() }))
vi.mock('preact-iso', () => ({ useLocation: () => ({ route: () => undefined }) }))

let unlock: Unlock
function Host() {
  unlock = useUnlock(me)
  return <>{unlock.question}</>
}

beforeEach(() => {
  signIn.mockReset()
  forgetAccountKey()
})
afterEach(cleanup)

const answer = async (view: ReturnType<typeof render>, button: string) =>
  fireEvent.click(await view.findByText(button))

test('what the server wants a fresh sign-in for is done again after one', async () => {
  const view = render(<Host />)
  const act = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Problem('fresh-sign-in-needed', 403))
  signIn.mockResolvedValue('ana')
  const done = unlock.whenFresh(act)
  await answer(view, 'Sign in with the password')
  await done
  expect(act).toHaveBeenCalledTimes(2)
  await waitFor(() => expect(view.queryByText('Is it you?')).toBeNull())
})

test('a closed question does nothing', async () => {
  const view = render(<Host />)
  const act = vi.fn<() => Promise<void>>().mockRejectedValue(new Problem('fresh-sign-in-needed', 403))
  const done = expect(unlock.whenFresh(act)).rejects.toThrow(NotNow)
  await answer(view, 'Cancel')
  await done
  expect(act).toHaveBeenCalledTimes(1)
})

test('a missing account key is asked for before anything is sent', async () => {
  const view = render(<Host />)
  const act = vi.fn<() => Promise<void>>()
  signIn.mockImplementation(async () => {
    rememberAccountKey('ana', key)
    return 'ana'
  })
  const done = unlock.withKey(act)
  await answer(view, 'Sign in with the password')
  await done
  expect(act).toHaveBeenCalledExactlyOnceWith(key)
})

test('a way in that opens nothing leads no further', async () => {
  const view = render(<Host />)
  const act = vi.fn<() => Promise<void>>()
  signIn.mockResolvedValue('ana')
  const done = expect(unlock.withKey(act)).rejects.toThrow(NoAccountKey)
  await answer(view, 'Sign in with the password')
  await done
  expect(act).not.toHaveBeenCalled()
})
