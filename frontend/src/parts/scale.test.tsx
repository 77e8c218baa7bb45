import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { Scale } from './scale.tsx'

const show = (value: number | null) => {
  const onChange = vi.fn()
  render(
    <Scale label="I could say no" low="hardly ever" high="nearly always" value={value} onChange={onChange} />,
  )
  return onChange
}

describe('the scale', () => {
  afterEach(cleanup)

  it('is a group of five named after its question, with words at both ends', () => {
    show(null)
    expect(screen.getByRole('group', { name: 'I could say no' })).toBeTruthy()
    const names = screen.getAllByRole('radio').map((radio) => radio.parentElement?.textContent)
    expect(names).toEqual(['1, hardly ever', '2', '3', '4', '5, nearly always'])
  })

  it('tells what was chosen', () => {
    const onChange = show(null)
    fireEvent.click(screen.getByRole('radio', { name: '4' }))
    expect(onChange).toHaveBeenCalledWith(4)
  })

  it('can be cleared, which is to skip it', () => {
    const onChange = show(2)
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
    expect(onChange).toHaveBeenCalledWith(null)
  })

  it('offers to clear only what was chosen', () => {
    show(null)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
