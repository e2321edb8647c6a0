import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shortened, writtenOut } from '../text/abbreviations.ts'
import { fold } from '../text/fold.ts'
import { grams } from '../text/grams.ts'
import { ALIKE, likened, likeness, NEARLY_SAME, probes, spellings } from './likeness.ts'

const alike = (a: string, b: string) => likeness(likened(a), likened(b))

describe('the same name', () => {
  test.each([
    ['Tuyến đường sáng – xanh – sạch – đẹp', 'tuyen duong sang xanh sach dep'],
    ['Câu lạc bộ phòng cháy chữa cháy', 'CLB PCCC'],
    ['Mô hình “Dân vận khéo” Hũ gạo tình thương', 'HŨ GẠO TÌNH THƯƠNG'],
    ['Cựu chiến binh tham gia giữ gìn ANTT', 'CCB tham gia giữ gìn an ninh trật tự'],
    ['Hòa giải ở cơ sở', 'Hoà giải ở cơ sở'],
  ])('%s is %s', (a, b) => {
    expect(alike(a, b)).toBe(1)
  })
})

describe('likeness', () => {
  test.each([
    ['Thắp sáng đường quê', 'Đường quê thắp sáng', NEARLY_SAME, 1],
    ['Hũ gạo tình thương', 'Hũ gạo tình thương ấp Chợ', NEARLY_SAME, 1],
    ['Camera an ninh', 'Camera an ninh thôn 3', NEARLY_SAME, 1],
    ['Tuyến đường sáng xanh sạch đẹp', 'Xây dựng tuyến đường sáng-xanh-sạch-đẹp', NEARLY_SAME, 1],
    ['Hũ gạo tình thương', 'Nồi cháo tình thương', 0, NEARLY_SAME],
    ['Mẹ đỡ đầu', 'Camera an ninh', 0, ALIKE],
    ['Phụ nữ tiết kiệm', 'Vận động nhân dân hiến đất', 0, ALIKE],
  ])('of %s and %s lies where people would put it', (a, b, least, most) => {
    const value = alike(a, b)
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThan(most)
  })

  const word = fc.constantFrom(
    'hũ',
    'gạo',
    'tình',
    'thương',
    'đường',
    'sáng',
    'camera',
    'an',
    'ninh',
    'của',
    'ấp',
    '3',
    'CLB',
  )
  const name = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
  test('goes both ways alike, lies between 0 and 1, and marks and case change nothing', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const value = alike(a, b)
        expect(value).toBeCloseTo(alike(b, a), 10)
        expect(value >= 0 && value <= 1).toBe(true)
        expect(alike(fold(a).toUpperCase(), b)).toBe(value)
        expect(alike(a, a)).toBe(1)
      }),
    )
  })

  test('a look-up meets the name itself, in whatever order and spelling it was written', () => {
    fc.assert(
      fc.property(name, fc.boolean(), (a, short) => {
        const folded = fold(a)
        const stored = grams(short ? shortened(folded) : writtenOut(folded))
        const { first, further } = probes(a)
        expect([...first, ...further].some((set) => set.every((gram) => stored.includes(gram)))).toBe(true)
        expect(spellings(a)).toContain(folded)
      }),
    )
  })
})

test('what is shortened and written out again is what it was', () => {
  for (const text of ['clb pccc to dan pho', 'hop tac xa rau an toan', 'mttq xa', 'ntmnc'])
    expect(writtenOut(shortened(writtenOut(text)))).toBe(writtenOut(text))
})
