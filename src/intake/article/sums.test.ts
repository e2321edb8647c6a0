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
