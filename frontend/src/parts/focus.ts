/**
 * Where the focus goes when what had it is taken away, as when a button has opened a form in its place: into what came
 * instead, or to the next thing around it. A new screen sees to itself: its title takes the focus (screen.tsx).
 */
const FIELDS = 'a[href], button, input:not([hidden]), select, textarea, summary'

/** What has the focus and what stands around it, up to the edge of its screen or dialog. */
let way: Element[] = []

export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    way = target instanceof Element ? wayOut(target) : []
  })
  new MutationObserver((changes) => {
    if (document.activeElement !== document.body || way[0]?.isConnected !== false) return
    const around = way.find((element) => element.isConnected)
    way = []
    if (!around) return
    const came = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => around.contains(node))
    const next = came.flatMap(fieldsIn).find(canTake) ?? fieldsIn(around).find(canTake)
    next?.focus()
  }).observe(document.body, { childList: true, subtree: true })
}

function wayOut(from: Element): Element[] {
  const edge = from.closest('.main, .foot, dialog')
  const found: Element[] = []
  for (let at: Element | null = edge && from; at && at !== edge; at = at.parentElement) found.push(at)
  return edge ? [...found, edge] : []
}

function fieldsIn(node: Node): HTMLElement[] {
  if (!(node instanceof HTMLElement)) return []
  return [...(node.matches(FIELDS) ? [node] : []), ...node.querySelectorAll<HTMLElement>(FIELDS)]
}

/** Of a few choices only the chosen one. */
function canTake(field: HTMLElement): boolean {
  return !(field instanceof HTMLInputElement && field.type === 'radio' && !field.checked)
}
