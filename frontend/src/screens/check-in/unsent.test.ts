import { describe, expect, it } from 'vitest'

import { addUnsent, dropUnsent, readUnsent, takeOut, type Place, type Unsent } from './unsent.ts'

const place: Place = { space: 's', member: 'ana', n: 4, kind: 'partners', pack: 1 }
const reply = (words: string) => ({ rating: null, words, keep: false })

/** Not done yet. */
const OPEN = { share: null, confidence: null }

describe('what the server does not have yet', () => {
  it('is gathered from all tabs, the newest of each question', async () => {
    await addUnsent(place, { need: reply('Rest.') }, OPEN)
    await addUnsent(place, { hard: reply('The move.') }, OPEN)
    await addUnsent(place, { need: reply('Sleep.') }, OPEN)
    expect((await readUnsent(place))?.replies).toEqual({ need: reply('Sleep.'), hard: reply('The move.') })
    await dropUnsent(place)
    expect(await readUnsent(place)).toBeUndefined()
  })

  it('is only another member’s under another name', async () => {
    await addUnsent(place, { need: reply('Rest.') }, { share: 'swap', confidence: null })
    expect(await readUnsent({ ...place, member: 'ben' })).toBeUndefined()
    expect(await readUnsent({ ...place, n: 5 })).toBeUndefined()
    await dropUnsent(place)
  })

  it('loses what has gone, and keeps what has changed since', async () => {
    await addUnsent(
      place,
      { need: reply('Rest.'), hard: reply('The move.') },
      { share: 'swap', confidence: null },
    )
    const gone = (await readUnsent(place)) as Unsent
    await addUnsent(place, { need: reply('Rest, and quiet.') }, OPEN)
    await takeOut(gone)
    expect(await readUnsent(place)).toEqual({
      ...place,
      replies: { need: reply('Rest, and quiet.') },
      share: null,
      confidence: null,
    })
    await dropUnsent(place)
  })

  it('keeps a way of sharing that was chosen while the words were under way', async () => {
    await addUnsent(place, { need: reply('Rest.') }, OPEN)
    const gone = (await readUnsent(place)) as Unsent
    await addUnsent(place, {}, { share: 'gift', confidence: null })
    await takeOut(gone)
    expect(await readUnsent(place)).toEqual({ ...place, replies: {}, share: 'gift', confidence: null })
    await takeOut((await readUnsent(place)) as Unsent)
    expect(await readUnsent(place)).toBeUndefined()
  })
})
