import { correlation, type Grey, type Part, sample } from './grey.ts'
import { type Near, PARTS } from './print.ts'

/** From here on two photos are called alike; the measurements are in docs/decisions/0021. */
export const ALIKE = 0.93

/** A step of the search for how two photos lie on each other, in shares of the side. */
const STEPS = [0.05, 0.025, 0.0125]

/**
 * How alike two photos are where their hashes met, from -1 to 1: the part is moved, widened and narrowed a little until
 * it lies best. `ours` is the grey copy in the turn that met.
 */
export function alikeness(ours: Grey, theirs: Grey, near: Near): number {
  const oursWhole = near.ours === 0
  const fixed = sample(oursWhole ? ours : theirs, PARTS[0] as Part)
  const moving = oursWhole ? theirs : ours
  const start = PARTS[oursWhole ? near.theirs : near.ours] as Part
  let part = start
  let best = correlation(fixed, sample(moving, part))
  for (const step of STEPS) {
    for (let better = true; better; ) {
      better = false
      for (const next of around(part, step)) {
        const value = correlation(fixed, sample(moving, next))
        if (value > best + 1e-6) [part, best, better] = [next, value, true]
      }
    }
  }
  return best
}

/** A photo may be cut by at most so much of each side before it counts as another one. */
const LEAST = 0.7

/** The part moved by its edges, one at a time, within the picture. */
function around({ x, y, w, h }: Part, step: number): Part[] {
  const moved: Part[] = []
  for (const by of [-step, step])
    moved.push(
      { x: x + by, y, w: w - by, h },
      { x, y, w: w + by, h },
      { x, y: y + by, w, h: h - by },
      { x, y, w, h: h + by },
      { x: x + by, y, w, h },
      { x, y: y + by, w, h },
    )
  return moved.filter(
    (p) => p.x >= 0 && p.y >= 0 && p.w >= LEAST && p.h >= LEAST && p.x + p.w <= 1.0001 && p.y + p.h <= 1.0001,
  )
}
