import { describe, expect, it } from 'vitest'
import { layOut } from './layout.ts'
import { findNumbers } from './numbers.ts'
import { readArticle } from './read.ts'
import { prepare } from './source.ts'

function timeOf(text: string): number {
  const start = performance.now()
  readArticle('x', text)
  return performance.now() - start
}

/**
 * How many times longer a text takes that is TIMES as long. The machine may pause in the middle of one reading and not of
 * another, so a ratio that is too great is measured again: what grows with the square stays too great every time.
 */
function growth(make: (n: number) => string, head = HEAD): number {
  const [small, large] = [head + make(SMALL), head + make(SMALL * TIMES)]
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 4 && least >= MOST; attempt++) {
    timeOf(small)
    least = Math.min(least, timeOf(large) / Math.max(Math.min(timeOf(small), timeOf(small)), 4))
  }
  return least
}

const SMALL = 300
const TIMES = 8
/** Three times what linear work takes; work that grows with the square would take sixty-four times. */
const MOST = 3 * TIMES

const HEAD = 'Chuyện vận động ở một huyện\n\n'
const letters = (i: number) => [...String(i)].map((d) => 'abcdefghik'[Number(d)]).join('')
/** Texts made to be slow: one sentence, one line or one page of n pieces. */
const HOSTILE: readonly (readonly [string, (n: number) => string])[] = [
  ['one sentence of counts', (n) => Array.from({ length: n }, (_, i) => `${(i % 90) + 2} mô hình`).join(', ')],
  ['one sentence that says "trong đó" again and again', (n) => 'trong đó 5 mô hình, '.repeat(n * 5)],
  ['one sentence of results', (n) => '5 hộ, '.repeat(n)],
  ['one sentence of days', (n) => 'ngày 5/6/2021 có 5 mô hình, '.repeat(n * 5)],
  ['numbers without nouns', (n) => `Có 9 mô hình: ${'kinh tế 5, văn hóa 6, '.repeat(n)}`],
  ['a fresh sentence each', (n) => 'Năm 2020 có 40 mô hình; khen 5 tập thể. '.repeat(n)],
  ['awards', (n) => 'UBND xã tặng giấy khen cho 5 tập thể, 3 cá nhân; '.repeat(n)],
  ['one name with many owners', (n) => pieces(n * 4, (i) => `mô hình “Vườn rau” (xã T${letters(i)}q).`)],
  ['names in one sentence behind one count', (n) => `Có 9 mô hình ${pieces(n * 4, (i) => `“Vườn ${letters(i)} rau”`)}`],
  ['campaigns', (n) => pieces(n, (i) => `phong trào “Chung tay ${letters(i)}”, mô hình “Làm ${letters(i)} việc”.`)],
  ['blanks', (n) => `5${' '.repeat(n * 20)}hộ${'&nbsp;'.repeat(n * 5)}có ${'\t '.repeat(n * 5)}6 hộ`],
  ['marks', (n) => `Đoàn đề nghị kiểm tra việc ${'/'.repeat(n * 20)}a, ${'-'.repeat(n * 20)} b; ${'.'.repeat(n * 9)}a`],
  ['words that lead to a field', (n) => `5 mô hình ${'trong các '.repeat(n * 4)} 6 mô hình`],
  ['capitals', (n) => `Hội nghị tổng kết năm 2020 ở ${'Xã '.repeat(n * 6)}`],
]
const pieces = (n: number, piece: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => piece(i)).join(' ')

describe('reading grows with the text and not with its square', () => {
  it.each(HOSTILE)('%s', (_, make) => {
    expect(growth(make)).toBeLessThan(MOST)
  })

  it('a headline of figures', () => {
    const make = (n: number) => `${'Có 5 mô hình '.repeat(n)}\n\nHuyện có 7 mô hình. ${'Có 9 hộ. '.repeat(n)}`
    expect(growth(make, '')).toBeLessThan(MOST)
  })
})

describe('bounds', () => {
  it('figures that no machine can hold are no figures', () => {
    const text = `${HEAD}Có ${'9'.repeat(400)} mô hình, 1${'.000'.repeat(300)} hộ và 12 hộ.`
    expect(readArticle('x', text).claims.map((c) => c.value)).toEqual([12])
  })

  it('of the figures of one text fifty thousand are read', () => {
    const source = prepare(HEAD + '5 hộ, '.repeat(50_500))
    expect(findNumbers(source, layOut(source), { time: [], citations: [], names: [] })).toHaveLength(50_000)
  })
})
