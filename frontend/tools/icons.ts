/** Draws the icons: a half disc over a line, in the colours of leaf and paper. Run it after changing the shape. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

const PUBLIC = join(import.meta.dirname, '..', 'public')
const LEAF = [0x3f, 0x6b, 0x57] as const
const PAPER = [0xf7, 0xf3, 0xec] as const
const SAMPLES = 4

/** Everything in units of the icon's side. */
const SHAPE = { x: 0.5, y: 0.58, radius: 0.23, line: 0.66, half: 0.3, thick: 0.05, corner: 0.22 }

const svg = () => {
  const { x, y, radius, line, half, thick, corner } = SHAPE
  const at = (n: number) => String(Math.round(n * 512 * 10) / 10)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" rx="${at(corner)}" fill="#3f6b57" />
  <path d="M${at(x - radius)} ${at(y)}a${at(radius)} ${at(radius)} 0 0 1 ${at(2 * radius)} 0z" fill="#f7f3ec" />
  <path d="M${at(x - half)} ${at(line)}h${at(2 * half)}" stroke="#f7f3ec" stroke-width="${at(thick)}" stroke-linecap="round" />
</svg>
`
}

/** Is the point on the paper-coloured shape? */
function drawn(px: number, py: number): boolean {
  const { x, y, radius, line, half, thick } = SHAPE
  if (py <= y && Math.hypot(px - x, py - y) <= radius) return true
  return Math.hypot(Math.max(Math.abs(px - x) - half, 0), py - line) <= thick / 2
}

function inside(px: number, py: number): boolean {
  const { corner } = SHAPE
  const beyond = (p: number) => Math.max(Math.abs(p - 0.5) - (0.5 - corner), 0)
  return Math.hypot(beyond(px), beyond(py)) <= corner
}

/** `full`: to the edges, for masks; the shape a little smaller. */
function png(side: number, full: boolean): Buffer {
  const rows: number[] = []
  for (let row = 0; row < side; row++) {
    rows.push(0)
    for (let column = 0; column < side; column++) rows.push(...pixel(column, row, side, full))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function pixel(column: number, row: number, side: number, full: boolean): number[] {
  let paper = 0
  let covered = 0
  for (let n = 0; n < SAMPLES * SAMPLES; n++) {
    const x = (column + ((n % SAMPLES) + 0.5) / SAMPLES) / side
    const y = (row + (Math.floor(n / SAMPLES) + 0.5) / SAMPLES) / side
    const zoom = full ? 1.2 : 1
    if (full || inside(x, y)) covered++
    if (drawn(0.5 + (x - 0.5) * zoom, 0.5 + (y - 0.5) * zoom)) paper++
  }
  const share = paper / (SAMPLES * SAMPLES)
  const colour = LEAF.map((leaf, n) => Math.round(leaf + ((PAPER[n] ?? 0) - leaf) * share))
  return [...colour, Math.round((covered / (SAMPLES * SAMPLES)) * 255)]
}

function chunk(name: string, body: Buffer): Buffer {
  const text = Buffer.concat([Buffer.from(name), body])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(body.length, 0)
  around.writeUInt32BE(crc(text), 4)
  return Buffer.concat([around.subarray(0, 4), text, around.subarray(4)])
}

function crc(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

writeFileSync(join(PUBLIC, 'icon.svg'), svg())
writeFileSync(join(PUBLIC, 'icon-192.png'), png(192, false))
writeFileSync(join(PUBLIC, 'icon-512.png'), png(512, false))
writeFileSync(join(PUBLIC, 'icon-maskable.png'), png(512, true))
