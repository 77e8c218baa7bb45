import { api, ask } from '../../api/client.ts'
import type { Confidence, UsOut } from '../../api/schema.d.ts'
import { withName } from '../../content.ts'
import { saidIn } from '../../filling/fields.tsx'
import { filledFrom, isFilled, valueOf } from '../../filling/filling.ts'
import { meIn, nameOf } from '../../format/people.ts'
import * as m from '../../messages/us.ts'
import { withKinds } from '../cards/kinds.ts'
import { Archive, type Passage, type Turned } from '../search/archive.ts'
import { fold } from '../search/find.ts'

type Page = { passages: readonly Passage[]; next: string | null }
type Source = (before: string | undefined) => Promise<Page>
type Text = { id: string; by: string; day: string; who: string; confidence: Confidence | null; text: string }

/** All boundaries, promises, asks and cards that I may read, one kind after the other. */
export class UsArchive extends Archive {
  private readonly sources: Source[]
  private next: string | undefined

  constructor(private readonly us: UsOut) {
    super()
    this.sources = [
      (before) => this.boundaries(before),
      (before) => this.promises(before),
      (before) => this.asks(before),
      (before) => this.cards(before),
    ]
  }

  protected override async turn(): Promise<Turned> {
    const [source] = this.sources
    if (!source) return { passages: [], isLast: true }
    const { passages, next } = await source(this.next)
    this.next = next ?? undefined
    if (next === null) this.sources.shift()
    return { passages, isLast: this.sources.length === 0 }
  }

  private async boundaries(before: string | undefined): Promise<Page> {
    const page = await ask(api.GET('/api/v1/spaces/{space}/boundaries', this.params(before)))
    const passages = page.boundaries.flatMap(({ id, by, day, says }) => {
      if (!says) return []
      const text = [says.limit, says.protects, says.my_part, says.request ?? ''].join('\n').trim()
      const who = this.who(m.usBoundary(), by)
      return [this.passage('boundaries', { id, by, day, who, confidence: says.confidence, text })]
    })
    return { passages, next: page.next }
  }

  private async promises(before: string | undefined): Promise<Page> {
    const page = await ask(api.GET('/api/v1/spaces/{space}/promises', this.params(before)))
    const passages = page.promises.map(({ id, owner: by, shared_on: day, confidence, words: text }) =>
      this.passage('promises', { id, by, day, who: this.who(m.usPromise(), by), confidence, text }),
    )
    return { passages, next: page.next }
  }

  private async asks(before: string | undefined): Promise<Page> {
    const page = await ask(api.GET('/api/v1/spaces/{space}/asks', this.params(before)))
    const passages = [...page.waiting, ...page.asks].map(
      ({ id, by, asked_on: day, confidence, words: text }) =>
        this.passage('asks', { id, by, day, who: this.who(m.usAsk(), by), confidence, text }),
    )
    return { passages, next: page.next }
  }

  private async cards(before: string | undefined): Promise<Page> {
    const page = await ask(api.GET('/api/v1/spaces/{space}/cards', this.params(before)))
    const passages = (await withKinds(this.us.kind, page.cards)).map(({ card, kind }) => {
      const filled = filledFrom(card)
      const text = kind.fields
        .filter((field) => isFilled(valueOf(filled, field)))
        .map((field) => saidIn(field, valueOf(filled, field), this.us.today))
        .join('\n')
      const who = this.isMine(card.by) ? kind.mine : withName(kind.theirs, nameOf(this.us.members, card.by))
      return this.passage('cards', { ...card, day: card.shared_on, who, text })
    })
    return { passages, next: page.next }
  }

  private params(before: string | undefined) {
    return { params: { path: { space: this.us.id }, query: before === undefined ? {} : { before } } }
  }

  private passage(place: string, { id, by, day, who, confidence, text }: Text): Passage {
    const key = `${place}/${by}/${id}`
    const href = `/s/${this.us.id}/${place}/${id}`
    return { key, href, day, who, mine: this.isMine(by), confidence, text, folded: fold(text) }
  }

  private who(what: string, by: string): string {
    return this.isMine(by) ? what : m.usFrom({ what, name: nameOf(this.us.members, by) })
  }

  private isMine(by: string): boolean {
    return by === meIn(this.us.members)
  }
}
