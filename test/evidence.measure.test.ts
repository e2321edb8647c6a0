import { expect, test } from 'vitest'
import { turns } from '../src/core/evidence/grey.ts'
import { alikeness } from '../src/core/evidence/alike.ts'
import { nearIn, printOf, PRINT_WORDS, NEAR_BITS } from '../src/core/evidence/print.ts'
import { photoReader } from '../src/store/photos.ts'
import { CHANGES, picture, randomOf } from './support/pictures.ts'
const N = Number(process.env.N ?? 150)
test('measure', async () => {
  const grey = async (b: Buffer) => { const r = await photoReader.open(b, 1e8); if (typeof r === 'string') throw new Error(r); return r.grey }
  const greys = []; for (let i = 0; i < N; i++) greys.push(await grey(await picture(i)))
  const book = new Uint32Array(N * PRINT_WORDS); greys.forEach((g, i) => book.set(printOf(g), i * PRINT_WORDS))
  const look = (g: Uint8Array) => { const t = turns(g); const near = nearIn(book, t.map(printOf), Number(process.env.BITS ?? NEAR_BITS))
    return near.map(n => ({ i: n.index, d: n.distance, s: alikeness(t[n.turn]!, greys[n.index]!, n) })) }
  const bands = [0.85, 0.9, 0.93, 0.95]
  for (const [name, change] of Object.entries(CHANGES)) {
    const rec = bands.map(() => 0), fa = bands.map(() => 0); let cand = 0, candOther = 0
    const next = randomOf(99)
    for (let i = 0; i < N; i++) {
      const r = look(await grey(await change(await picture(i), next)))
      if (r.some(x => x.i === i)) cand++
      candOther += r.filter(x => x.i !== i).length
      bands.forEach((b, k) => { if (r.some(x => x.i === i && x.s >= b)) rec[k]!++; if (r.some(x => x.i !== i && x.s >= b)) fa[k]!++ })
    }
    console.log(name.padEnd(36), 'cand', (cand / N).toFixed(3), 'others', candOther, 'recall', rec.map(x => (x / N).toFixed(3)).join(' '), 'false', fa.join(' '))
  }
  for (const [name, day] of [['new places', 0], ['same place, other day', 1]] as const) {
    const fa = bands.map(() => 0); let c = 0
    for (let i = 0; i < N; i++) {
      const r = look(await grey(await picture(day === 0 ? i + 100000 : i, day)))
      c += r.length
      bands.forEach((b, k) => { if (r.some(x => x.s >= b)) fa[k]!++ })
    }
    console.log(name.padEnd(36), 'cands', c, 'false', fa.join(' '))
  }
  const big = new Uint32Array(100000 * PRINT_WORDS); const nx = randomOf(5); for (let i = 0; i < big.length; i++) big[i] = nx() * 4294967296
  const q = turns(greys[0]!).map(printOf); nearIn(big, q)
  const t0 = performance.now(); nearIn(big, q); console.log('100k ms', performance.now() - t0)
  const t1 = performance.now(); turns(greys[1]!).map(printOf); console.log('print ms', performance.now() - t1)
  expect(1).toBe(1)
}, 600000)
