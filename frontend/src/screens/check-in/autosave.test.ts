import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { Problem } from '../../api/problem.ts'
import { Autosave } from './autosave.ts'

const offline = () => new Problem('no-answer', 0)

describe('autosave', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function world() {
    const sent: string[] = []
    const answers: (() => void)[] = []
    const state = { text: '', held: false, failing: undefined as Problem | undefined }
    const autosave = new Autosave(async () => {
      const { text } = state
      if (state.held) await new Promise<void>((resolve) => answers.push(resolve))
      if (state.failing) throw state.failing
      sent.push(text)
    })
    const write = (text: string) => {
      state.text = text
      autosave.touch()
    }
    return { sent, answers, state, autosave, write }
  }

  it('waits until the writing pauses and sends the newest text once', async () => {
    const { sent, write } = world()
    write('a')
    await vi.advanceTimersByTimeAsync(600)
    write('ab')
    await vi.advanceTimersByTimeAsync(600)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(500)
    expect(sent).toEqual(['ab'])
  })

  it('has one request under way at a time, and the newest text last', async () => {
    const { sent, answers, state, autosave, write } = world()
    state.held = true
    write('first')
    const flushed = autosave.flush()
    write('second')
    write('third')
    await vi.advanceTimersByTimeAsync(5000)
    expect(answers).toHaveLength(1)
    state.held = false
    answers[0]?.()
    expect(await flushed).toBe(true)
    expect(sent).toEqual(['first', 'third'])
    expect(autosave.pending).toBe(false)
  })

  it('keeps the text when the server is away, says so, and sends it when it is back', async () => {
    const { sent, state, autosave, write } = world()
    state.failing = offline()
    write('a line')
    await vi.advanceTimersByTimeAsync(1000)
    expect(autosave.problem.value?.type).toBe('no-answer')
    expect(autosave.pending).toBe(true)
    state.failing = undefined
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual(['a line'])
    expect(autosave.problem.value).toBeUndefined()
  })

  it('does not try again by itself where waiting cannot help', async () => {
    const { sent, state, autosave, write } = world()
    state.failing = new Problem('round-opened', 409)
    write('too late')
    await vi.advanceTimersByTimeAsync(1000)
    state.failing = undefined
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([])
    expect(autosave.problem.value?.type).toBe('round-opened')
  })

  it('waits as long as the server asks for', async () => {
    const { sent, state, write } = world()
    state.failing = new Problem('too-many', 429, [], 60)
    write('again')
    await vi.advanceTimersByTimeAsync(1000)
    state.failing = undefined
    await vi.advanceTimersByTimeAsync(59_000)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual(['again'])
  })

  it('has nothing more to send once it is dropped', async () => {
    const { sent, autosave, write } = world()
    write('a')
    autosave.drop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toEqual([])
    expect(autosave.pending).toBe(false)
  })
})
