// What eyes.py measures within a page. Each answers with a list of findings in words; none changes the page.

function say(element) {
  return element.outerHTML.slice(0, 120)
}

function isSeen(element) {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, [aria-hidden="true"]')
}

/** What can take the focus now: within the open dialog, if there is one. */
function reachable() {
  const within = document.querySelector('dialog[open]') ?? document
  const found = within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')
  return [...found].filter((element) => element.checkVisibility({ visibilityProperty: true }))
}

/** What one sees and presses of a control: the label around a radio, not the radio. */
function pressed(element) {
  return element.closest('label') ?? element
}

/** Puts the focus back where it was, which may be nowhere. */
function giveBack(before) {
  if (before === document.body) document.activeElement.blur()
  else before.focus({ preventScroll: true })
}

function isInText(element) {
  return element.matches('p > a, li > a:not([class])')
}

// Body text is 17 px and more, small print 13; what is pressed is 44 px high, unless it stands in a line of text.
window.sizes = () => {
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { parentElement: around, textContent } = texts.currentNode
    if (!textContent.trim() || !isSeen(around)) continue
    const size = parseFloat(getComputedStyle(around).fontSize)
    const least = around.closest('small, .small, .who, .place, .ends, dt, .exit, .top a, table, pre, .code, .link-text, .axis')
      ? 15
      : around.closest('.nav')
        ? 13
        : 17
    if (size < least) found.push(`${size} px: ${say(around)}`)
  }
  for (const element of reachable()) {
    const { width, height } = pressed(element).getBoundingClientRect()
    if (!isInText(element) && Math.min(width, height) < 43.9) found.push(`${width} × ${height}: ${say(element)}`)
  }
  return found
}

// With less motion asked for, nothing takes time to change.
window.moves = () =>
  [...document.querySelectorAll('body *')]
    .filter((one) => {
      const { animationDuration, transitionDuration } = getComputedStyle(one)
      return [animationDuration, transitionDuration].join().split(',').some((time) => parseFloat(time) > 0.001)
    })
    .map((one) => `moves: ${say(one)}`)

// Nothing is wider than the screen, save what scrolls on its own by need: tables and lines to copy.
window.overflows = () => {
  const { scrollWidth, clientWidth } = document.documentElement
  const over = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > clientWidth + 1 && isSeen(one) && !one.closest('pre, .ratings, dialog'),
  )
  const dialog = document.querySelector('dialog[open]')
  const found = scrollWidth > clientWidth ? [`${scrollWidth} px wide: ${over.slice(0, 3).map(say)}`] : []
  if (dialog && dialog.scrollWidth > dialog.clientWidth) found.push(`a dialog ${dialog.scrollWidth} px wide`)
  return found
}

// What has the focus can be seen: at its middle stands nothing else (2.4.11).
window.covered = () => {
  const before = document.activeElement
  const at = [scrollX, scrollY]
  const found = []
  for (const element of reachable()) {
    element.focus()
    const box = pressed(element).getBoundingClientRect()
    const top = Math.max(box.top, 0)
    const bottom = Math.min(box.bottom, innerHeight)
    const points = [0.25, 0.5, 0.75].map((part) => [box.left + box.width / 2, top + (bottom - top) * part])
    const isThere = ([x, y]) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && (pressed(element).contains(there) || there.contains(element))
    }
    if (bottom <= top || !points.some(isThere)) found.push(`covered: ${say(element)}`)
  }
  giveBack(before)
  scrollTo(...at)
  return found
}

// WCAG 1.4.12: with these distances nothing is lost.
window.spaced = (measure) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
  `)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const found = measure()
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  return found
}

/** What hides a part of its own text. */
window.clipped = () =>
  [...document.querySelectorAll('body *')]
    .filter((one) => isSeen(one) && /hidden|clip/.test(getComputedStyle(one).overflow) && !one.matches('textarea, input'))
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => `clipped: ${say(one)}`)

// No two texts stand in each other's way: within the bar on top, within those below, and between them.
window.overlaps = () => {
  const found = []
  const groups = new Map()
  const texts = document.createTreeWalker(document.querySelector('dialog[open]') ?? document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode: text } = texts
    const around = text.parentElement
    if (!text.data.trim() || !isSeen(around)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const group = around.closest('.top, .foot, .nav')
    const boxes = groups.get(group) ?? groups.set(group, []).get(group)
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // Letters fill less than their line; lines may stand close.
      const inset = (bottom - top) / 4
      const box = { around, left: left + 1, right: right - 1, top: top + inset, bottom: bottom - inset }
      const other = boxes.find(
        (one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom,
      )
      if (other) found.push(`overlaps: ${say(other.around)} and ${say(around)}`)
      boxes.push(box)
    }
  }
  return found
}

// Whoever needs more than a colour can tell what is chosen: by the browser's own mark, a line around or a line beside.
window.unmarked = () => {
  const lines = (one) => {
    const { borderBlockWidth, outlineStyle, outlineWidth, textDecorationLine } = getComputedStyle(one)
    const { borderBlockStartStyle, borderBlockStartWidth } = getComputedStyle(one, '::before')
    return [borderBlockWidth, outlineStyle, outlineWidth, textDecorationLine, borderBlockStartStyle, borderBlockStartWidth]
  }
  const peers = (one) =>
    one.matches('input') ? `input[name="${one.name}"]:not(:checked)` : `${one.tagName}:not([aria-current])`
  return [...document.querySelectorAll('input:checked, [aria-current]')]
    .filter((one) => isSeen(one) && (getComputedStyle(one).opacity === '0' || !one.matches('input')))
    .filter((one) => {
      const other = one.closest('ul, fieldset').querySelector(peers(one))
      return other && lines(pressed(one)).join() === lines(pressed(other)).join()
    })
    .map((one) => `chosen by colour alone: ${say(one)}`)
}

// What the keyboard comes to has a line around it.
window.unfocused = () => {
  const before = document.activeElement
  const found = reachable().filter((element) => {
    element.focus({ preventScroll: true, focusVisible: true })
    return ![element, ...parents(element)].some((one) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== 'rgba(0, 0, 0, 0)'
    })
  })
  giveBack(before)
  return found.map((element) => `no line at the focus: ${say(element)}`)
}

/** What may show the focus in its place: the label around it. */
function parents(element) {
  return element.closest('label') ? [element.closest('label')] : []
}
