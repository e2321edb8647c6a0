import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../core/text/fold.ts'
import { findWords } from './found-words.ts'

const TEXT = '😀 Mô hình “Hũ gạo tình thương” ở xã Cần Giuộc, 93 mô hình khác.'

describe('words in a text', () => {
  test.each([
    ['hu gao', 'Hũ gạo'],
    ['HŨ GẠO TÌNH', 'Hũ gạo tình'],
    ['93 mo hinh', '93 mô hình'],
    ['mo hinh hu', 'Mô hình “Hũ'],
    ['can giuoc, 93', 'Cần Giuộc, 93'],
    // The whole is not there: its beginning is.
    ['hu gao cuu tro', 'Hũ gạo'],
    ['xa la', 'xã'],
  ])('%s is found as %s', (query, quote) => {
    const found = findWords(TEXT, query)
    expect(found?.quote).toBe(quote)
    const points = [...TEXT]
    expect(points.slice(found?.start, (found?.start ?? 0) + [...quote].length).join('')).toBe(quote)
  })

  test.each(['', '???', 'không có ở đây', 'giuoc can xx'])('%j is not', (query) => {
    const found = findWords('Một bài khác.', query)
    expect(found).toBeUndefined()
  })

  test('whatever is found folds to what was asked, or to the beginning of it', () => {
    const word = fc.constantFrom('mô', 'hình', 'Đ', 'a\u0301', '9', 'ß', '😀')
    const words = fc.array(word, { maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(words, words, (text, query) => {
        const found = findWords(text, query)
        if (found !== undefined) expect(` ${fold(query)} `).toContain(` ${fold(found.quote).split(' ')[0]} `)
      }),
    )
  })
})
