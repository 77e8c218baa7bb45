import '@fontsource-variable/figtree/wght.css'
import './look/index.css'

import { render } from 'preact'

import { watchReturn } from './api/fresh.ts'
import { App } from './app.tsx'
import { watchForExit } from './exit/watch.ts'
import { markPage } from './language.ts'
import { show } from './look.ts'
import { keepFocus } from './parts/focus.ts'
import { wordsThere } from './words.ts'

watchForExit()
watchReturn()
show()
markPage()
keepFocus()

const app = document.getElementById('app')
const loopback = ['127.0.0.1', '[::1]']
if (loopback.includes(location.hostname)) {
  // Passkeys exist for names only: the same machine under its name.
  location.replace(location.href.replace(`//${location.hostname}`, '//localhost'))
} else if (app) {
  // Not awaited here: the words import from this very file, and would wait for it in turn.
  void wordsThere().then(() => render(<App />, app))
}
