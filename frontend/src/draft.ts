import { signal, type Signal } from '@preact/signals'
import { useCallback } from 'preact/hooks'

const drafts = new Map<string, Signal<string>>()

/**
 * Text that is being written, kept in memory when its screen closes: a lost session, a wrong tap or a problem
 * never costs a word. Nothing of it touches the device's storage. `key` names the writer too (a member's id), so that
 * the next person to sign in here never meets it.
 */
export function useDraft(key: string, initial = ''): [string, (text: string) => void, () => void] {
  const kept = drafts.get(key) ?? signal(initial)
  drafts.set(key, kept)
  const write = useCallback(
    (text: string) => {
      kept.value = text
    },
    [kept],
  )
  const forget = useCallback(() => {
    drafts.delete(key)
  }, [key])
  return [kept.value, write, forget]
}
