import { api, ask } from '../../api/client.ts'
import type { AnswerOut, CheckIn, HomeOut, MyAnswerOut, OpenedRoundOut } from '../../api/schema.d.ts'
import { readCheckIn, withName } from '../../content.ts'
import { nameOf } from '../../format/people.ts'
import { Archive, type Passage, type Turned } from '../search/archive.ts'
import { fold } from '../search/find.ts'

/** All that I may read of check-ins that have opened. */
export class RoundsArchive extends Archive {
  private home: HomeOut | undefined
  private next: number | null = null
  private readonly checkIns = new Map<number, CheckIn>()

  constructor(private readonly space: string) {
    super()
  }

  protected override async turn(): Promise<Turned> {
    const path = { space: this.space }
    const home = (this.home ??= await ask(api.GET('/api/v1/spaces/{space}/home', { params: { path } })))
    const query = this.next === null ? {} : { before: this.next }
    const page = await ask(api.GET('/api/v1/spaces/{space}/rounds/answers', { params: { path, query } }))
    const answers = page.rounds.flatMap((round) => [...(round.mine ? [round.mine] : []), ...round.answers])
    for (const version of new Set(answers.map((answer) => answer.pack))) {
      if (!this.checkIns.has(version)) this.checkIns.set(version, await readCheckIn(home.kind, version))
    }
    this.next = page.next
    const passages = page.rounds.flatMap((round) => this.of(round, home))
    return { passages, reached: page.rounds.at(-1)?.opened_on, isLast: page.next === null }
  }

  private of(round: OpenedRoundOut, home: HomeOut): Passage[] {
    const theirs = round.answers.flatMap((answer) =>
      this.texts(round, answer, answer.member, nameOf(home.members, answer.member)),
    )
    return round.mine ? [...theirs, ...this.texts(round, round.mine)] : theirs
  }

  private texts(
    { n, opened_on: day }: OpenedRoundOut,
    { pack, confidence, replies }: AnswerOut | MyAnswerOut,
    author = '',
    name?: string,
  ): Passage[] {
    return (this.checkIns.get(pack)?.prompts ?? []).flatMap((prompt) => {
      const text = replies.find((reply) => reply.prompt === prompt.id)?.words
      if (!text) return []
      const who = name === undefined ? prompt.mine : withName(prompt.theirs, name)
      const key = `${n}/${author}/${prompt.id}`
      const href = `/s/${this.space}/rounds/${n}`
      return [{ key, href, day, who, mine: name === undefined, confidence, text, folded: fold(text) }]
    })
  }
}
