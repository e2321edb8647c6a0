import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toContract } from './contract.ts'
import { readArticle } from './read.ts'

const SOUP = [
  'mô hình',
  'tập thể',
  'cá nhân',
  '5',
  '1.000',
  '2021',
  '12/3',
  '“',
  '”',
  '"',
  "'",
  '(',
  ')',
  ':',
  ';',
  ',',
  '.',
  '…',
  '\n',
  'trong đó',
  'và',
  'công nhận',
  'tặng giấy khen',
  'kinh tế',
  'năm',
  'xã Đông Hà',
  'Hội Nông dân',
  'hơn',
  '%',
  'tỷ đồng',
  'mỗi xã',
  'ít nhất',
  'của',
  'ở',
  'nổi bật',
  'một hai ba',
  '-',
  '/',
  '*',
  '\u0301',
  '\ud800',
  '😀',
  '&nbsp;',
  'Đ',
  '91-KH/HU',
  'đề nghị',
  'kiểm tra',
  'chủ trì',
  'giai đoạn 2020-2021',
]

describe('any text', () => {
  it('gives a reading and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SOUP), { maxLength: 80 }), fc.constantFrom(' ', ''), (words, glue) => {
        const reading = readArticle('x', words.join(glue))
        for (const sum of reading.sums)
          for (const i of [...sum.parts, sum.total]) expect(reading.claims[i]).toBeDefined()
        for (const claim of reading.claims) expect(Number.isFinite(claim.value)).toBe(true)
        expect(() => JSON.stringify(toContract(reading))).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  it('without figures and names is an empty reading', () => {
    const r = readArticle('x', 'Một buổi chiều ở làng quê yên ả\n\nTrời xanh, gió mát, bà con ra đồng.')
    expect([r.claims, r.sums, r.models, r.conflicts, r.citations, r.quotas, r.awards]).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
      [],
    ])
    expect(readArticle('x', '').claims).toEqual([])
  })

  it('with ten thousand numbers is read whole', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `Năm 2020 có ${i + 2} mô hình; khen 5 tập thể.`).join(' ')
    expect(readArticle('x', text).claims).toHaveLength(20_000)
    expect(
      readArticle('x', Array.from({ length: 10_000 }, (_, i) => `${i + 1} mô hình`).join(', ')).claims,
    ).toHaveLength(10_000)
  })

  it('of one endless sentence or one endless name is read to its end', () => {
    for (const piece of ['“a b c d” ', 'mô hình ', '1-', 'một hai ', '(', 'xã A, ', '. ', 'Hội A và ']) {
      expect(readArticle('x', piece.repeat(60_000)).id).toBe('x')
    }
  })
})
