/**
 * Writes src/api/schema.d.ts from the service's OpenAPI document; with --check, fails when it would change.
 *
 * The document comes from `python -m api.openapi`, or from a file: OPENAPI=path npm run client.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FRONTEND = join(import.meta.dirname, '..')
const GENERATOR = join(import.meta.dirname, 'openapi')
const SCHEMA = join(FRONTEND, 'src', 'api', 'schema.d.ts')

function document(): string {
  if (process.env.OPENAPI) return readFileSync(process.env.OPENAPI, 'utf8')
  const root = join(FRONTEND, '..')
  const local = join(root, '.venv', 'bin', 'python')
  const python = existsSync(local) ? local : 'python3'
  return execFileSync(python, ['-m', 'api.openapi'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
}

function types(openapi: string): string {
  const cli = join(GENERATOR, 'node_modules', 'openapi-typescript', 'bin', 'cli.js')
  if (!existsSync(cli)) throw new Error('First run: npm ci --prefix tools/openapi')
  const folder = mkdtempSync(join(tmpdir(), 'tend-client-'))
  try {
    const input = join(folder, 'openapi.json')
    const output = join(folder, 'schema.d.ts')
    writeFileSync(input, openapi)
    const names = ['--root-types', '--root-types-no-schema-prefix']
    execFileSync(process.execPath, [cli, input, ...names, '-o', output], { cwd: GENERATOR, stdio: 'ignore' })
    return readFileSync(output, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const wanted = types(document())
if (process.argv.includes('--check')) {
  if (readFileSync(SCHEMA, 'utf8') !== wanted) {
    console.error('src/api/schema.d.ts does not fit the service any more. Run: npm run client')
    process.exit(1)
  }
} else {
  writeFileSync(SCHEMA, wanted)
}
