import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading, Span } from '../../core/reading/types.ts'
import { readArticle } from './read.ts'
import { prepare } from './source.ts'

const PIECES = [
  'Huyện Hòa An công nhận 12 mô hình, ',
  'tặng giấy khen cho 03 tập thể và 5 cá nhân. ',
  'Xã góp hơn 1,2 tỷ đồng; ',
  'mô hình “Vườn thuốc xanh” (Hội Đông y xã Bình Hoà) ',
  '&#160;',
  '\u200b',
  '😀 ',
  'e\u0323\u0302 ',
  '\n',
  'năm 2021 có 4 mô hình, năm 2022 có 6 mô hình. ',
  'Kế hoạch số 12-KH/HU ngày 05/6/2021 ',
  'mỗi xã có ít nhất 2 mô hình. ',
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'grapheme' })), { maxLength: 30 })
  .map((parts) => parts.join(''))

/** Every span of a reading, wherever it hangs. */
function spansOf(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const own =
    'start' in value && 'quote' in value && typeof value.start === 'number' && typeof value.quote === 'string'
      ? [{ start: value.start, quote: value.quote }]
      : []
  return [...own, ...Object.values(value).flatMap(spansOf)]
}

function exact(reading: Reading, given: string): void {
  const points = [...given]
  for (const span of spansOf(reading))
    expect(points.slice(span.start, span.start + [...span.quote].length).join('')).toBe(span.quote)
}

describe('places in the text', () => {
  it('count code points of the text as given, composed or not', () => {
    fc.assert(
      fc.property(text, (t) => {
        for (const given of [t, t.normalize('NFC'), t.normalize('NFD')]) exact(readArticle('x', given), given)
      }),
      { numRuns: 150 },
    )
  })

  it('read the same figures whether marks are composed or not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (parts) => {
        const figures = (t: string) =>
          readArticle('x', t).claims.map((c) => [c.kind, c.value, c.quote.normalize('NFC')])
        expect(figures(parts.join('').normalize('NFD'))).toEqual(figures(parts.join('').normalize('NFC')))
      }),
      { numRuns: 80 },
    )
  })

  it('map back from resolved entities and dropped signs', () => {
    const source = prepare('a&#160;5\u200b e\u0302\u0323 x')
    expect(source.norm).toBe('a 5 ệ x')
    expect(source.span(2, 3)).toEqual({ start: 7, quote: '5\u200b' })
    expect(source.span(4, 5)).toEqual({ start: 10, quote: 'e\u0302\u0323' })
  })

  it('map back from runs of blanks', () => {
    const source = prepare('a  \u00a0&nbsp;b\t\u200b c')
    expect(source.norm).toBe('a b c')
    expect(source.span(0, 1)).toEqual({ start: 0, quote: 'a' })
    expect(source.span(2, 3)).toEqual({ start: 10, quote: 'b' })
    expect(source.span(4, 5)).toEqual({ start: 14, quote: 'c' })
  })

  it('compare old and new places of tone marks and the letter eth as one', () => {
    expect(prepare('Hoà, thuỷ, Ðồng, quý, hoàn').low).toBe('hòa, thủy, đồng, quý, hoàn')
  })
})
