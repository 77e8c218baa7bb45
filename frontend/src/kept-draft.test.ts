import { renderHook } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'

import { kept } from './device/sealed.ts'
import {
  bringDrafts,
  changeDraft,
  draftsUnder,
  forgetDraft,
  forgetDrafts,
  useKeptDraft,
} from './kept-draft.ts'

const read = (name: string) => renderHook(() => useKeptDraft(name, '')).result.current

describe('something being written', () => {
  it('is what it begins with until it is changed', () => {
    expect(read('s/ana/one')).toMatchObject({ value: '', where: undefined })
    changeDraft('s/ana/one', 'Rest')
    expect(read('s/ana/one').value).toBe('Rest')
    forgetDraft('s/ana/one')
    expect(read('s/ana/one').value).toBe('')
  })

  it('is kept a moment later, the newest of it', async () => {
    changeDraft('s/ana/two', 'Re')
    changeDraft('s/ana/two', 'Rest')
    await vi.waitFor(async () => expect(await kept('draft/s/ana/two')).toBe('Rest'))
    expect(read('s/ana/two').where).toBeDefined()
  })

  it('stays forgotten, also when it was just being kept', async () => {
    changeDraft('s/ana/three', 'Rest')
    forgetDraft('s/ana/three')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await kept('draft/s/ana/three')).toBeUndefined()
  })

  it('is found under the beginning of its name only', async () => {
    changeDraft('s/ana/four/a', 'A')
    changeDraft('s/ben/four/b', 'B')
    await bringDrafts('s/ana/four/')
    expect(draftsUnder('s/ana/four/')).toEqual([['a', 'A']])
  })

  it('goes with its space', async () => {
    changeDraft('gone/ana/five', 'Rest')
    await vi.waitFor(async () => expect(await kept('draft/gone/ana/five')).toBe('Rest'))
    await forgetDrafts('gone')
    expect(await kept('draft/gone/ana/five')).toBeUndefined()
    expect(draftsUnder('gone/')).toEqual([])
  })
})
