import * as m from '../messages/app.ts'
import { number } from './numbers.ts'

/** "4 of 5, towards “nearly always”": a rating with the words at the ends of its scale. */
export function ratingWords({ low, high }: { low: string; high: string }, rating: number): string {
  const n = number(rating)
  if (rating === 1) return m.ratingEnd({ n, word: low })
  if (rating === 5) return m.ratingEnd({ n, word: high })
  if (rating === 3) return m.ratingMiddle({ n, low, high })
  return m.ratingTowards({ n, word: rating < 3 ? low : high })
}
