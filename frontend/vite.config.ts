import { defineConfig, type Plugin } from 'vite'

import { compileMessages, SOURCES } from './tools/messages.ts'

/** Compiles the message catalogue before anything imports it, and again when a line in it changes. */
const messages: Plugin = {
  name: 'messages',
  async buildStart() {
    this.addWatchFile(SOURCES)
    await compileMessages()
  },
  async hotUpdate({ file }) {
    if (file.startsWith(SOURCES)) await compileMessages()
  },
}

export default defineConfig({
  plugins: [messages],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8000' } },
  test: { environment: 'happy-dom', include: ['{src,tools}/**/*.test.{ts,tsx}'] },
} as Parameters<typeof defineConfig>[0])
