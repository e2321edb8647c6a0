/** A small grey copy of a photo: GREY × GREY bytes, row by row, the sides stretched to a square. */
export type Grey = Uint8Array
export const GREY = 48

/** A part of a photo, in shares of its sides. */
export interface Part {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
export const WHOLE: Part = { x: 0, y: 0, w: 1, h: 1 }

/** Side of the square that parts are brought to before they are compared. */
export const SIDE = 32

/** A part of a grey copy, brought to SIDE × SIDE by area-weighted points between the pixels. */
export function sample(grey: Grey, part: Part): Float64Array {
  const out = new Float64Array(SIDE * SIDE)
  const columns = Array.from({ length: SIDE }, (_, i) => clamp((part.x + (part.w * (i + 0.5)) / SIDE) * GREY - 0.5))
  const rows = Array.from({ length: SIDE }, (_, i) => clamp((part.y + (part.h * (i + 0.5)) / SIDE) * GREY - 0.5))
  rows.forEach((y, j) => {
    const top = Math.min(Math.floor(y), GREY - 2)
    const low = y - top
    columns.forEach((x, i) => {
      const left = Math.min(Math.floor(x), GREY - 2)
      const right = x - left
      const at = top * GREY + left
      const above = (grey[at] ?? 0) * (1 - right) + (grey[at + 1] ?? 0) * right
      const below = (grey[at + GREY] ?? 0) * (1 - right) + (grey[at + GREY + 1] ?? 0) * right
      out[j * SIDE + i] = above * (1 - low) + below * low
    })
  })
  return out
}

const clamp = (at: number): number => Math.min(Math.max(at, 0), GREY - 1)

/** Turned clockwise by a quarter. */
export function quarterTurn(grey: Grey): Grey {
  const turned = new Uint8Array(GREY * GREY)
  for (let y = 0; y < GREY; y++)
    for (let x = 0; x < GREY; x++) turned[x * GREY + (GREY - 1 - y)] = grey[y * GREY + x] ?? 0
  return turned
}

/** As it is, and turned by one, two and three quarters. */
export function turns(grey: Grey): readonly [Grey, Grey, Grey, Grey] {
  const one = quarterTurn(grey)
  const two = quarterTurn(one)
  return [grey, one, two, quarterTurn(two)]
}

/** How alike two samples are, from -1 to 1, whatever their brightness and contrast; 0 where one is of a single tone. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (of: Float64Array) => of.reduce((sum, one) => sum + one, 0) / of.length
  const [ma, mb] = [mean(a), mean(b)]
  let [both, one, other] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb]
    both += da * db
    one += da * da
    other += db * db
  }
  // Under two tones of mean difference there is no picture to compare: a wall, a sheet of paper.
  const flat = a.length * 4
  return one < flat || other < flat ? 0 : both / Math.sqrt(one * other)
}
