/** The list of what the worker keeps for no network: everything the build made, by name and by what is in it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const WORKER = 'sw.js'
const PLACE = 'self.__SHELL__'
/** Of the public files: the page that says nothing is loaded when one leaves, and must not be kept. */
const NOT_KEPT = ['away.html']

type Made = Record<
  string,
  {
    type: 'chunk' | 'asset'
    code?: string
    source?: string | Uint8Array
    imports?: string[]
    moduleIds?: string[]
  }
>

/** Fills the list into sw.js, and stops the build if the worker would need, or hold, anything of the app. */
export function shell(publicFolder: string): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const made = bundle as unknown as Made
        const worker = made[WORKER]
        if (!worker?.code?.includes(PLACE)) throw new Error(`${WORKER} has no place for the list`)
        const others = [
          ...(worker.imports ?? []),
          ...(worker.moduleIds ?? []).filter((id) => !id.endsWith('/sw.ts')),
        ]
        if (others.length > 0) throw new Error(`${WORKER} must stand alone, without ${others.join()}`)
        worker.code = worker.code.replace(PLACE, JSON.stringify(listOf(made, publicFolder)))
      },
    },
  }
}

function listOf(made: Made, publicFolder: string): { version: string; files: string[] } {
  const contents = new Map<string, string | Uint8Array>()
  for (const [name, { code, source }] of Object.entries(made)) {
    if (name !== WORKER && !name.endsWith('.map')) contents.set(addressOf(name), code ?? source ?? '')
  }
  for (const name of readdirSync(publicFolder)) {
    if (!NOT_KEPT.includes(name)) contents.set(addressOf(name), readFileSync(join(publicFolder, name)))
  }
  const files = [...contents.keys()].sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(contents.get(file) ?? '')
  return { version: hash.digest('hex').slice(0, 16), files }
}

function addressOf(name: string): string {
  return name === 'index.html' ? '/' : `/${name}`
}
