/** Light, dark, or as the device has it. Kept on this device only. */
import { signal } from '@preact/signals'

export type Look = 'device' | 'light' | 'dark'

const KEY = 'look'

export const look = signal<Look>(read())

/** Shows the look and remembers it. */
export function chooseLook(chosen: Look): void {
  look.value = chosen
  show()
  try {
    if (chosen === 'device') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, chosen)
  } catch {
    // A browser that keeps nothing still shows the look until it is closed.
  }
}

/** Called once, before the first render. */
export function show(): void {
  const root = document.documentElement
  if (look.value === 'device') delete root.dataset.theme
  else root.dataset.theme = look.value
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    bar.dataset.own ??= bar.content
    bar.content = look.value === 'device' ? bar.dataset.own : getComputedStyle(root).backgroundColor
  }
}

function read(): Look {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : 'device'
  } catch {
    return 'device'
  }
}
