import sharp from 'sharp'

/** The same numbers for the same seed: from 0 up to 1. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const WIDTH = 800
const HEIGHT = 600

function shapes(next: () => number, count: number, size: number): string {
  const tone = () => `rgb(${[next(), next(), next()].map((one) => Math.floor(one * 255)).join(',')})`
  return Array.from({ length: count }, () => {
    const [x, y] = [next() * WIDTH, next() * HEIGHT]
    const [w, h] = [(0.02 + next() * size) * WIDTH, (0.02 + next() * size) * HEIGHT]
    const kind = next()
    if (kind < 0.4)
      return `<rect x="${x - w / 2}" y="${y - h / 2}" width="${w}" height="${h}" fill="${tone()}" opacity="${0.5 + next() / 2}" transform="rotate(${next() * 30 - 15} ${x} ${y})"/>`
    if (kind < 0.7)
      return `<ellipse cx="${x}" cy="${y}" rx="${w / 2}" ry="${h / 2}" fill="${tone()}" opacity="${0.5 + next() / 2}"/>`
    return `<path d="M${x} ${y} l${w} ${h / 3} l${-w / 2} ${h} z" fill="${tone()}"/>`
  }).join('')
}

/** A place: sky, ground, and what always stands there; then what is there only today. */
function scene(place: number, today: number): string {
  const fixed = randomOf(place)
  const moving = randomOf(today * 7919 + place)
  const horizon = HEIGHT * (0.25 + fixed() * 0.4)
  const sky = `hsl(${190 + fixed() * 40},${30 + fixed() * 50}%,${60 + fixed() * 30}%)`
  const ground = `hsl(${30 + fixed() * 100},${20 + fixed() * 40}%,${25 + fixed() * 35}%)`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="${fixed()}" y2="1"><stop offset="0" stop-color="${sky}"/>
    <stop offset="1" stop-color="${ground}"/></linearGradient></defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#g)"/>
    <rect y="${horizon}" width="${WIDTH}" height="${HEIGHT - horizon}" fill="${ground}" opacity="0.8"/>
    ${shapes(fixed, 6 + Math.floor(fixed() * 10), 0.35)}${shapes(moving, 5 + Math.floor(moving() * 8), 0.22)}</svg>`
}

/** An invented photo as a camera would give it: a place, seen today, with the grain of the sensor. JPEG. */
export async function picture(place: number, today = 0): Promise<Buffer> {
  const next = randomOf(place * 31 + today)
  const grain = Buffer.from(Uint8Array.from({ length: WIDTH * HEIGHT }, () => 118 + next() * 20))
  const noise = await sharp(grain, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .png()
    .toBuffer()
  return sharp(Buffer.from(scene(place, today)))
    .flatten()
    .composite([{ input: noise, blend: 'soft-light' }])
    .blur(0.6)
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** What people do to a photo before they send it a second time. */
export const CHANGES = {
  recompressed: (photo: Buffer) => sharp(photo).jpeg({ quality: 35 }).toBuffer(),
  'another format': (photo: Buffer) => sharp(photo).webp({ quality: 60 }).toBuffer(),
  resized: (photo: Buffer) => sharp(photo).resize(320).jpeg({ quality: 70 }).toBuffer(),
  'cropped 10 %': (photo: Buffer, next: () => number) => cropped(photo, 0.1, next),
  'cropped 20 %': (photo: Buffer, next: () => number) => cropped(photo, 0.2, next),
  'rotated by 90°': (photo: Buffer) => sharp(photo).rotate(90).jpeg({ quality: 80 }).toBuffer(),
  'rotated by 270°': (photo: Buffer) => sharp(photo).rotate(270).jpeg({ quality: 80 }).toBuffer(),
  brighter: (photo: Buffer) => sharp(photo).modulate({ brightness: 1.25 }).jpeg({ quality: 80 }).toBuffer(),
  'cropped 15 %, rotated, recompressed': async (photo: Buffer, next: () => number) =>
    sharp(await cropped(photo, 0.15, next))
      .rotate(90)
      .resize(500)
      .jpeg({ quality: 50 })
      .toBuffer(),
  'from a screen': (photo: Buffer, next: () => number) => fromScreen(photo, next),
} as const satisfies Record<string, (photo: Buffer, next: () => number) => Promise<Buffer>>

/** Cuts this share off the width and another up to it off the height, anywhere. */
async function cropped(photo: Buffer, most: number, next: () => number): Promise<Buffer> {
  const width = Math.round(WIDTH * (1 - most))
  const height = Math.round(HEIGHT * (1 - most * (0.5 + next() / 2)))
  const left = Math.floor(next() * (WIDTH - width))
  const top = Math.floor(next() * (HEIGHT - height))
  return sharp(photo).extract({ left, top, width, height }).jpeg({ quality: 80 }).toBuffer()
}

/** Photographed again from a screen: tilted a little, a margin around it, duller, with the grid of the screen. */
async function fromScreen(photo: Buffer, next: () => number): Promise<Buffer> {
  const grid = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><pattern id="p" width="3" height="3" patternUnits="userSpaceOnUse"><rect width="1" height="3" fill="#000"/></pattern></defs><rect width="100%" height="100%" fill="url(#p)" opacity="0.25"/></svg>`
  const screen = await sharp(photo)
    .composite([{ input: Buffer.from(grid) }])
    .png()
    .toBuffer()
  return sharp(screen)
    .rotate(next() * 6 - 3, { background: '#222' })
    .modulate({ brightness: 0.9, saturation: 0.7 })
    .blur(1)
    .jpeg({ quality: 70 })
    .toBuffer()
}
