import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

import { compressFiles } from './tools/compress.ts'
import { compileMessages, SOURCES } from './tools/messages.ts'
import { shell } from './tools/shell.ts'

const COMMON =
  /src\/((main|app)\.tsx|parts\/(?!qr|rhythm|kept-line|confidence|readers|review-day|older|field|choices|scale|blocks|language-select|quote|steps|use-language|use-steps)|format\/(days|isolated|people|numbers)|screens\/(use|read|home\/seen)|api\/(?!older)|messages\/(app|languages)\.ts|(?!sw\.)[a-z-]+\.ts)|node_modules\/(preact|@preact|openapi-fetch)/

const FORMS = /src\/parts\/(field|choices|scale|blocks|quote|steps|use-steps)\.tsx?/
const LANGUAGE = /src\/parts\/(language-select|use-language)\.tsx?/
const WRITING = /src\/(kept-draft|screens\/check-in\/(autosave|outbox|take-back|unsent|week|writings?))\.tsx?/

const SERVICE = process.env.SERVICE ?? 'http://localhost:8000'

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

/** Last of all: beside each file that can be made smaller, what the service sends in its place. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  enforce: 'post',
  closeBundle: () => compressFiles('dist'),
}

/** A name that is not there, such as a message's, stops the build. */
function failOnMissing(
  level: string,
  log: { code?: string },
  say: (level: string, log: unknown) => void,
): void {
  say(log.code === 'IMPORT_IS_UNDEFINED' ? 'error' : level, log)
}

export default defineConfig({
  plugins: [messages, shell(join(import.meta.dirname, 'public')), compressed],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog: failOnMissing,
      // What every screen is made of comes in one file, what many are in another; each screen adds its own.
      input: { index: 'index.html', sw: 'src/sw.ts' },
      output: {
        entryFileNames: ({ name }: { name: string }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'app', test: COMMON },
            { name: 'forms', test: FORMS, minShareCount: 2 },
            { name: 'writing', test: WRITING },
            { name: 'language', test: LANGUAGE },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: SERVICE, headers: { origin: SERVICE } } } },
  test: {
    environment: 'happy-dom',
    setupFiles: 'src/test-setup.ts',
    include: ['{src,tools}/**/*.test.{ts,tsx}'],
  },
} as Parameters<typeof defineConfig>[0])
