import { expect, test } from 'vitest'

import { agree, forgetInvitation, invitation, takeInvitation } from './invitation.ts'

test('a token is taken out of the address and kept in memory', () => {
  history.replaceState(null, '', '/join#secret')
  takeInvitation()
  expect(location.href).not.toContain('secret')
  expect(invitation.value).toEqual({ token: 'secret', agreed: false })
})

test('coming back without a fragment keeps what was agreed', () => {
  agree()
  takeInvitation()
  expect(invitation.value).toEqual({ token: 'secret', agreed: true })
})

test('another link begins anew, and it can be forgotten', () => {
  history.replaceState(null, '', '/join#other')
  takeInvitation()
  expect(invitation.value).toEqual({ token: 'other', agreed: false })
  forgetInvitation()
  expect(invitation.value).toBeUndefined()
})
