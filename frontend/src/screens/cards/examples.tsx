import type { CardKind } from '../../api/schema.d.ts'
import { nextExamples } from '../../messages/app.ts'
import { Button } from '../../parts/button.tsx'

/** Ways to begin, by topic. A line that is tapped becomes mine to change. */
export function Examples({ kind, onChoose }: { kind: CardKind; onChoose: (line: string) => void }) {
  if (kind.examples.length === 0) return null
  return (
    <details>
      <summary>{nextExamples()}</summary>
      {kind.examples.map(({ topic, lines }) => (
        <div key={topic} class="stack-small starters-of">
          <p class="soft">{topic}</p>
          <ul class="starters" aria-label={topic}>
            {lines.map((line) => (
              <li key={line}>
                <Button kind="quiet" onClick={() => onChoose(line)}>
                  {line}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}
