import { fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { expect, it } from 'vitest'

import { wordsThere } from '../words.ts'
import { Feelings } from './feelings.tsx'

const options = ['hurt', 'sad', 'tired'].map((id) => ({ id, label: id }))

function Two() {
  const [value, change] = useState<readonly string[]>([])
  return <Feelings label="Felt" hint="" options={options} most={2} value={value} onChange={change} />
}

it('takes as many as fit, and another once one is let go', async () => {
  await wordsThere()
  render(<Two />)
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
  fireEvent.click(box('hurt'))
  fireEvent.click(box('sad'))
  expect(screen.getByRole('status').textContent).not.toBe('')
  fireEvent.click(box('tired'))
  expect([box('hurt').checked, box('sad').checked, box('tired').checked]).toEqual([true, true, false])
  fireEvent.click(box('hurt'))
  fireEvent.click(box('tired'))
  expect([box('hurt').checked, box('sad').checked, box('tired').checked]).toEqual([false, true, true])
})
