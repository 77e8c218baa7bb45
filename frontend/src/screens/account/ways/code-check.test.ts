import { expect, test } from 'vitest'

import { fromBase64url } from '../../../keys/bytes.ts'
import { writeCode } from '../../../keys/recovery-code.ts'
import { differsIn, notACode } from './code-check.ts'

const code = fromBase64url('eEbIkJmjVlsS33bzkuePfKJGboQ')
const written = writeCode(code).join(' ')

test('a code that stops early is told what is missing', () => {
  expect(differsIn(written.slice(0, -2), code)).toContain('2 signs are still missing')
  expect(differsIn('', code)).toContain('32 signs are still missing')
})

test('a slip of the pen is told by its group', () => {
  expect(differsIn(written.replace('H44S', 'H44Z'), code)).toContain('Group 2')
  expect(differsIn(written.replace('F13C', 'F13Z').slice(0, -4), code)).toContain('Group 1')
})

test('a code that goes on too long is told so', () => {
  expect(differsIn(`${written} A`, code)).toContain('one sign too many')
})

test('an old code can only be too short or too long', () => {
  expect(notACode(written)).toBeUndefined()
  expect(notACode('ABCD')).toContain('28 signs are still missing')
  expect(notACode(`${written}00`)).toContain('2 signs too many')
})
