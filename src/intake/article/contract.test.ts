import { describe, expect, it } from 'vitest'
import { toContract } from './contract.ts'
import { readArticle } from './read.ts'

const holes = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some((v) => v === undefined || holes(v)) : false

describe('toContract', () => {
  const text =
    'Xã Tân Phú có hơn 20 mô hình năm 2021\n\nXã Tân Phú có 21 mô hình: 14 mô hình tập thể, 7 mô hình cá nhân; trao 30-40 suất quà. Nổi bật: mô hình “Giếng làng” (thôn Đông).'
  const line = toContract(readArticle('bai-1', text))

  it('is the line of the command', () => {
    expect(line).toMatchObject({ id: 'bai-1', place: { commune: 'Tân Phú' }, year: 2021, sums: [[[2, 3], 1]] })
    expect(line.claims[0]).toMatchObject({ kind: 'models_total', value: 20, approx: true, quote: 'hơn 20 mô hình' })
    expect(line.claims[4]).toMatchObject({ kind: 'gifts', value: 30, value_max: 40, unit: 'suất quà' })
    expect(line.models).toMatchObject([{ name: 'Giếng làng', unit: 'thôn Đông' }])
  })

  it('leaves out the kind of a model that the words leave open, and gives its field', () => {
    const text =
      'Chuyện ở xã Tân Phú\n\nLĩnh vực kinh tế có mô hình “Giếng làng” ở thôn Đông; “Vườn chung” của Hội Nông dân xã Tân Phú.'
    const { models } = toContract(readArticle('x', text))
    expect(models.map((m) => [m.name, m.kind, m.field])).toEqual([
      ['Giếng làng', undefined, 'kinh tế'],
      ['Vườn chung', 'collective', 'kinh tế'],
    ])
  })

  it('has no keys without a value and survives JSON', () => {
    expect(holes(line)).toBe(false)
    expect(JSON.parse(JSON.stringify(line))).toEqual(line)
    expect(holes(toContract(readArticle('x', '')))).toBe(false)
  })
})
