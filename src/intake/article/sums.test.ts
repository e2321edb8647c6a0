import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const HEAD = 'Chuyện vận động ở một huyện miền trung du\n\n'
const read = (text: string) => readArticle('x', HEAD + text)

describe('sums', () => {
  it('collectives and individuals', () => {
    expect(read('Có 55 mô hình (29 tập thể, 26 cá nhân) được chọn.').sums).toEqual([
      { parts: [1, 2], total: 0, computed: 55, stated: 55, holds: true },
    ])
  })

  it('the headline is made by the news', () => {
    const r = readArticle(
      'x',
      'Huyện Bình Sơn chọn 95 điển hình dân vận khéo\n\nHuyện tuyên dương 40 tập thể và 55 cá nhân.',
    )
    expect(r.sums).toEqual([{ parts: [1, 2], total: 0, computed: 95, stated: 95, holds: true }])
  })

  it('an approximate total bears parts that its word fits', () => {
    expect(read('Có hơn 100 mô hình: kinh tế 60 mô hình; văn hóa 45 mô hình.').sums[0]?.holds).toBe(true)
    expect(read('Có gần 100 mô hình: kinh tế 60 mô hình; văn hóa 45 mô hình.').sums).toEqual([])
  })

  it('the new and the cumulative are kept apart', () => {
    const r = read(
      'Năm nay có thêm 8 mô hình tập thể, 5 mô hình cá nhân. Lũy kế 43 mô hình, gồm 30 mô hình tập thể, 13 mô hình cá nhân.',
    )
    expect(r.sums).toEqual([{ parts: [3, 4], total: 2, computed: 43, stated: 43, holds: true }])
  })

  it('years with a programme between them', () => {
    const r = read(
      'Xã có 30 mô hình. Năm 2018 thực hiện 10 mô hình, năm 2019 thực hiện 12 mô hình và 3 mô hình xây dựng NTM giai đoạn 2018-2020, năm 2020 thực hiện 5 mô hình.',
    )
    expect(r.sums).toEqual([{ parts: [1, 2, 3, 4], total: 0, computed: 30, stated: 30, holds: true }])
  })

  it('one total broken down twice, in one sentence', () => {
    const r = read(
      'Tổng số mô hình của huyện là 49, theo lĩnh vực có 20 mô hình kinh tế, 29 mô hình văn hóa - xã hội và theo chủ thể có 40 mô hình tập thể, 9 mô hình cá nhân.',
    )
    expect(r.sums.map((s) => [s.parts, s.total, s.holds])).toEqual([
      [[1, 2], 0, true],
      [[3, 4], 0, true],
    ])
    expect([r.conflicts, r.subsets]).toEqual([[], []])
  })

  it('one total broken down in the sentences behind it', () => {
    const r = read(
      'Xã đăng ký 27 mô hình, trong đó 18 mô hình tập thể và 9 mô hình cá nhân. Chia theo lĩnh vực: kinh tế 11, văn hóa - xã hội 9, quốc phòng - an ninh 7.',
    )
    expect(r.sums.map((s) => s.parts)).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
  })

  it('shares in percent between the parts, grades, and an approximate total', () => {
    const r = read(
      'Có gần 200 mô hình, trong đó 128 mô hình tốt (chiếm 65,3%), khá 49 mô hình (25%), trung bình 19 mô hình (9,7%).',
    )
    expect(r.claims.map((c) => c.qualifier?.status)).toEqual([
      undefined,
      'tốt',
      undefined,
      'khá',
      undefined,
      'trung bình',
      undefined,
    ])
    expect(r.sums).toMatchObject([{ parts: [1, 3, 5], total: 0, computed: 196, stated: 200 }])
  })

  it('a list over many lines', () => {
    const r = read(
      'Xã duy trì 6 mô hình, cụ thể:\n+ Mặt trận: 02 mô hình\n+ Hội Nông dân: 03 mô hình\n+ Công an: 01 mô hình',
    )
    expect(r.sums.map((s) => s.parts)).toEqual([[1, 2, 3]])
  })

  it('what was done and what was not', () => {
    const r = read('Huyện thẩm định 60 mô hình, công nhận 51 mô hình; 9 mô hình chưa đạt.')
    expect(r.sums.map((s) => s.parts)).toEqual([[1, 2]])
    expect(read('Huyện có 60 mô hình, nhân rộng 51 mô hình; khen thưởng 9 mô hình.').sums).toEqual([])
  })

  it('units of two types, and households by grade', () => {
    expect(read('Tỉnh có 98 xã, phường, trong đó 22 phường và 76 xã.').sums.map((s) => s.parts)).toEqual([[1, 2]])
    const r = read('Có 402 hộ đạt danh hiệu, trong đó cấp tỉnh 8 hộ, cấp huyện 54 hộ, cấp xã 340 hộ.')
    expect(r.sums.map((s) => s.parts)).toEqual([[1, 2, 3]])
  })

  it('years in turn, before their total', () => {
    const r = read(
      'Trong 3 năm 2021, 2022 và 2023, huyện lần lượt công nhận 45, 52 và 60 mô hình. Tính chung có 157 mô hình được công nhận.',
    )
    expect(r.claims.map((c) => [c.value, c.qualifier?.year])).toEqual([
      [45, '2021'],
      [52, '2022'],
      [60, '2023'],
      [157, undefined],
    ])
    expect(r.sums.map((s) => [s.parts, s.total])).toEqual([[[0, 1, 2], 3]])
  })

  it('results add up only when the text says so', () => {
    expect(read('Quỹ góp 50 triệu đồng, gồm 30 triệu đồng của hội, 20 triệu đồng của dân.').sums).toHaveLength(1)
    expect(read('Có 7 trẻ ở xã A; 5 trẻ, 2 trẻ ở nơi khác.').sums).toEqual([])
  })
})

describe('conflicts', () => {
  it('parts that miss their total', () => {
    const r = read(
      'Có 58 mô hình: kinh tế 19 mô hình; văn hóa 23 mô hình; quốc phòng 10 mô hình; hệ thống chính trị 7 mô hình.',
    )
    expect(r.sums).toEqual([{ parts: [1, 2, 3, 4], total: 0, computed: 59, stated: 58, holds: false }])
    expect(r.conflicts).toMatchObject([{ kind: 'sum', claims: [0, 1, 2, 3, 4], computed: 59, stated: 58 }])
  })

  it('two parts that miss their total, and the second of two breakdowns', () => {
    expect(read('Có 49 mô hình, trong đó 20 mô hình tập thể, 28 mô hình cá nhân.').conflicts).toMatchObject([
      { kind: 'sum', claims: [0, 1, 2], computed: 48, stated: 49 },
    ])
    expect(read('Có 49 mô hình, trong đó kinh tế 20 mô hình, văn hóa 28 mô hình.').conflicts).toMatchObject([
      { kind: 'sum', computed: 48, stated: 49 },
    ])
    const r = read(
      'Có 49 mô hình, trong đó kinh tế 20 mô hình, văn hóa 29 mô hình; theo chủ thể có 40 mô hình tập thể, 8 mô hình cá nhân.',
    )
    expect(r.sums.map((s) => [s.parts, s.holds])).toEqual([
      [[1, 2], true],
      [[3, 4], false],
    ])
    expect(r.conflicts).toMatchObject([{ kind: 'sum', claims: [0, 3, 4], computed: 48, stated: 49 }])
  })

  it('a colon in another sentence offers no parts', () => {
    const text = 'Huyện có 40 mô hình mới. Kết quả chung: cấp xã 35 mô hình, cấp huyện 12 mô hình.'
    expect(read(text).conflicts).toEqual([])
  })

  it('some of the parts are no conflict', () => {
    expect(read('Có 49 mô hình, trong đó kinh tế 20 mô hình, văn hóa 15 mô hình.').conflicts).toEqual([])
    expect(read('Có 49 mô hình, trong đó kinh tế 20 mô hình, văn hóa gần 30 mô hình.').conflicts).toEqual([])
  })

  it('"trong số này" behind a finished list means the whole of it', () => {
    const r = read('Có 49 mô hình: kinh tế 20 mô hình, văn hóa 29 mô hình. Trong số này có 40 mô hình được công nhận.')
    expect(r.conflicts).toEqual([])
    expect(r.subsets).toEqual([{ part: 3, whole: 0 }])
    const open = read(
      'Có 49 mô hình, nhất là kinh tế 20 mô hình, văn hóa 9 mô hình. Trong số đó, 40 mô hình được nhân rộng.',
    )
    expect([open.conflicts, open.subsets]).toEqual([[], [{ part: 3, whole: 0 }]])
    expect(read('Có 20 mô hình. Trong số này, 25 mô hình được nhân rộng.').conflicts).toMatchObject([
      { kind: 'subset-exceeds', computed: 25, stated: 20 },
    ])
  })

  it('nothing is among an increase', () => {
    expect(
      read('Có 90 mô hình, tăng 8 mô hình. Trong đó, cấp tỉnh có 12 mô hình, cấp huyện 78 mô hình.').conflicts,
    ).toEqual([])
  })

  it('an open list is no conflict', () => {
    expect(read('Có 58 mô hình: kinh tế 19 mô hình; văn hóa 23 mô hình; quốc phòng 12 mô hình…').conflicts).toEqual([])
  })

  it('a part greater than its whole', () => {
    expect(read('Có 20 mô hình, trong đó có 25 mô hình được nhân rộng.').conflicts).toMatchObject([
      { kind: 'subset-exceeds', computed: 25, stated: 20 },
    ])
  })

  it('a headline that the news contradicts', () => {
    const r = readArticle('x', 'Huyện Bình Sơn công nhận 123 mô hình năm nay\n\nHuyện công nhận 132 mô hình.')
    expect(r.conflicts).toMatchObject([{ kind: 'restated', claims: [0, 1] }])
  })
})

describe('subsets and the same figure again', () => {
  it('"trong đó" without adding up', () => {
    expect(read('Có 161 mô hình, trong đó có 7 mô hình cấp huyện.').subsets).toEqual([{ part: 1, whole: 0 }])
    expect(read('Có 93 mô hình. Trong số này, 33 mô hình được nhân rộng.').subsets).toEqual([{ part: 1, whole: 0 }])
  })

  it('one figure printed twice', () => {
    const r = read(
      'Có 40 mô hình, trong đó có 6 mô hình xây dựng NTM giai đoạn 2017-2020.\nNăm 2018 có 34 mô hình, thêm 6 mô hình NTM của giai đoạn 2017-2020.',
    )
    expect(r.same).toEqual([[1, 3]])
  })

  it('a headline that rounds what the news counts', () => {
    const r = readArticle('x', 'Thành phố Tân An có hơn 500 mô hình dân vận\n\nThành phố đăng ký 501 mô hình.')
    expect(r.same).toEqual([[0, 1]])
    expect(r.conflicts).toEqual([])
  })
})
