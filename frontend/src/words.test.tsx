import { render } from '@testing-library/preact'
import { act } from 'preact/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { language } from './language.ts'
import * as m from './messages/app.ts'
import { part, speak, wordsThere } from './words.ts'

const sources = () => ({
  en: vi.fn(() => Promise.resolve({ hello: (): string => 'Hello' })),
  de: vi.fn(() => Promise.resolve({ hello: (): string => 'Hallo' })),
})

afterEach(() => speak('device'))

it('words of another language stay where they are until it is spoken', async () => {
  const from = sources()
  const say = part(from)
  await wordsThere()
  expect(say().hello()).toBe('Hello')
  expect(from.de).not.toHaveBeenCalled()
  await speak('de')
  expect(say().hello()).toBe('Hallo')
  expect(from.en).toHaveBeenCalledOnce()
})

it('words that come after another language was chosen are of that language', async () => {
  let arrive = () => {}
  const from = sources()
  from.en.mockReturnValueOnce(
    new Promise((resolve) => {
      arrive = () => resolve({ hello: (): string => 'Hello' })
    }),
  )
  const say = part(from)
  const there = wordsThere()
  await speak('de')
  arrive()
  await there
  expect(say().hello()).toBe('Hallo')
})

it('words that did not come are asked for once more', async () => {
  const from = sources()
  from.en.mockRejectedValueOnce(new TypeError('no network'))
  const say = part(from)
  await expect(wordsThere()).rejects.toThrow('no network')
  await wordsThere()
  expect(say().hello()).toBe('Hello')
})

it('a language whose words do not come changes nothing', async () => {
  const from = sources()
  const say = part(from)
  await wordsThere()
  from.de.mockRejectedValueOnce(new TypeError('no network'))
  await expect(speak('de')).rejects.toThrow('no network')
  expect([say().hello(), language.value, localStorage.length]).toEqual(['Hello', 'en', 0])
})

it('a screen that is open changes with the language and keeps what was typed', async () => {
  function Line() {
    return (
      <label>
        {m.navHome()}
        <input />
      </label>
    )
  }
  const { container } = render(<Line />)
  const input = container.querySelector('input')
  if (input) input.value = 'what I typed'
  await act(() => speak('de'))
  expect(container.textContent).toBe('Start')
  expect(container.querySelector('input')?.value).toBe('what I typed')
})
