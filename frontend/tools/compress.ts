/** Writes `name.br` and `name.gz` beside every text file of a folder: once at the build, so that no request waits. */

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(html|js|css|svg|json|webmanifest)$/

const shrink = {
  '.br': (raw: Uint8Array) =>
    promisify(brotliCompress)(raw, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  '.gz': (raw: Uint8Array) => promisify(gzip)(raw, { level: 9 }),
}

export async function compressFiles(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => TEXT.test(name))
  await Promise.all(
    names.map(async (name) => {
      const raw = await readFile(join(folder, name))
      for (const [ending, smaller] of Object.entries(shrink)) {
        await writeFile(join(folder, name + ending), await smaller(raw))
      }
    }),
  )
}
