import { type Grey, type Part, SIDE, sample, WHOLE } from './grey.ts'

/** Bits of a perceptual hash, as two halves. */
export const HALVES = 2

const steps = (size: number, offsets: readonly number[]): Part[] =>
  offsets.flatMap((x) => offsets.map((y) => ({ x, y, w: size, h: size })))
const strips = (size: number, offsets: readonly number[]): Part[] =>
  offsets.flatMap((at) => [
    { x: at, y: 0, w: size, h: 1 },
    { x: 0, y: at, w: 1, h: size },
  ])

/**
 * The parts of a photo whose hashes are kept: the whole, and what is left when up to a fifth of the sides is cut off.
 * The order is part of what is kept; a change needs all prints made again.
 */
export const PARTS: readonly Part[] = [
  WHOLE,
  ...strips(0.9, [0, 0.1]),
  ...strips(0.8, [0, 0.1, 0.2]),
  ...steps(0.9, [0, 0.05, 0.1]),
  ...steps(0.8, [0, 0.1, 0.2]),
]
/** Words of 32 bits that the hashes of one photo take. */
export const PRINT_WORDS = PARTS.length * HALVES

const LOW = 8
const COSINES = Float64Array.from({ length: LOW * SIDE }, (_, i) =>
  Math.cos((Math.PI / SIDE) * ((i % SIDE) + 0.5) * (Math.floor(i / SIDE) + 1)),
)

/**
 * The hash of a sample: the signs of its lowest 8 × 8 waves against their median, without the even tone. It changes
 * little with compression, size and brightness.
 */
function hashOf(square: Float64Array): readonly [number, number] {
  const half = new Float64Array(LOW * SIDE)
  for (let u = 0; u < LOW; u++) for (let y = 0; y < SIDE; y++) half[u * SIDE + y] = wave(square, y * SIDE, u)
  const waves: number[] = []
  for (let u = 0; u < LOW; u++) for (let v = 0; v < LOW; v++) waves.push(wave(half, u * SIDE, v))
  const median = [...waves].sort((a, b) => a - b)[waves.length / 2] ?? 0
  const bits = (from: number) =>
    waves.slice(from, from + 32).reduce((word, one, i) => (one > median ? word | (1 << i) : word), 0) >>> 0
  return [bits(0), bits(32)]
}

function wave(values: Float64Array, from: number, order: number): number {
  let sum = 0
  for (let i = 0; i < SIDE; i++) sum += (values[from + i] ?? 0) * (COSINES[order * SIDE + i] ?? 0)
  return sum
}

/** The hashes of all parts of a photo, in the order of PARTS. */
export function printOf(grey: Grey): Uint32Array {
  return Uint32Array.from(PARTS.flatMap((part) => hashOf(sample(grey, part))))
}

/** How many of 32 bits are set. */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Where one print is within reach of another: which print of the book, which turn of ours, which parts meet. */
export interface Near {
  readonly index: number
  readonly turn: number
  readonly ours: number
  readonly theirs: number
  readonly distance: number
}

/** At most so many of 64 bits differ between hashes that are looked at closer. */
export const NEAR_BITS = 17

/**
 * Looks through a book of prints (each PRINT_WORDS long, one after another) for those near the prints of a photo in its
 * four turns: its whole against each of their parts, and each of its parts against their whole. The nearest meeting of
 * each book entry and turn is given.
 */
export function nearIn(book: Uint32Array, turned: readonly Uint32Array[], most = NEAR_BITS): Near[] {
  const found: Near[] = []
  const count = book.length / PRINT_WORDS
  turned.forEach((print, turn) => {
    for (let index = 0; index < count; index++) {
      const near = nearest(book, index * PRINT_WORDS, print, most)
      if (near !== undefined) found.push({ index, turn, ...near })
    }
  })
  return found
}

type Meeting = Pick<Near, 'ours' | 'theirs' | 'distance'>

function nearest(book: Uint32Array, at: number, print: Uint32Array, most: number): Meeting | undefined {
  let best = most + 1
  let ours = 0
  let theirs = 0
  const [a, b] = [print[0] ?? 0, print[1] ?? 0]
  const [c, d] = [book[at] ?? 0, book[at + 1] ?? 0]
  for (let i = 0; i < PRINT_WORDS; i += HALVES) {
    let bits = ones(a ^ (book[at + i] as number))
    if (bits < best) {
      bits += ones(b ^ (book[at + i + 1] as number))
      if (bits < best) [best, ours, theirs] = [bits, 0, i / HALVES]
    }
    bits = ones(c ^ (print[i] as number))
    if (bits < best) {
      bits += ones(d ^ (print[i + 1] as number))
      if (bits < best) [best, ours, theirs] = [bits, i / HALVES, 0]
    }
  }
  return best > most ? undefined : { ours, theirs, distance: best }
}
