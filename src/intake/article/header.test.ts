import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const PAGE = `Cổng thông tin điện tử huyện Phú Lương

Hoạt động địa phương

Đông Hà tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020

(10:40 | 03/08/2020)

Sáng ngày 1/8, Ban Chỉ đạo phong trào thi đua xã Đông Hà tổ chức hội nghị tổng kết giai đoạn 2016-2020. Phó Bí thư Đảng ủy Trần Văn Ba chủ trì hội nghị.

Xã có 20 mô hình theo Kế hoạch số 12 -KH/ĐU ngày 02/3/2016.

Lượt xem: 52

Tin liên quan

Huyện khen 15 tập thể
`

describe('what a page says of itself', () => {
  const r = readArticle('x', PAGE)

  it('headline, place, period, day, publisher', () => {
    expect(r.title?.quote).toBe('Đông Hà tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020')
    expect(r.place).toMatchObject({ commune: 'Đông Hà' })
    expect(r.place?.district).toBeUndefined()
    expect(r.period).toMatchObject({ from: 2016, to: 2020, label: '2016-2020' })
    expect(r.date?.iso).toBe('2020-08-03')
    expect(r.publisher?.name).toBe('Cổng thông tin điện tử huyện Phú Lương')
    expect(r.movement?.name).toBe('Dân vận khéo')
    expect(r.organiser?.name).toBe('Ban Chỉ đạo phong trào thi đua xã Đông Hà')
  })

  it('counters and links to other news hold no figures', () => {
    expect(r.claims.map((c) => c.value)).toEqual([20])
  })

  it('the event, with its own day', () => {
    expect(r.events).toMatchObject([
      { kind: 'final-review', date: '2020-08-01', chair: 'Phó Bí thư Đảng ủy Trần Văn Ba' },
    ])
  })

  it('documents by symbol, stray spaces left out', () => {
    expect(r.citations).toMatchObject([
      { symbol: '12-KH/ĐU', type: 'kế hoạch', date: '2016-03-02', quote: '12 -KH/ĐU' },
    ])
  })
})

describe('parts of the header', () => {
  it('a chain of places, smaller to greater', () => {
    const r = readArticle(
      'x',
      'Ngày hội đoàn kết ở ấp Bình An\n\nSáng nay, ấp Bình An, xã Tân Phú, huyện Châu Thành (An Giang) mở hội.',
    )
    expect(r.place).toMatchObject({
      hamlet: 'Bình An',
      commune: 'Tân Phú',
      district: 'Châu Thành',
      province: 'An Giang',
    })
  })

  it('a text that retells another', () => {
    const r = readArticle(
      'x',
      'Xã Tân Phú nhìn lại ba năm thi đua\n05/06/2021\nBài này thuật lại bản tin của Báo Quê Mới ngày 04/06/2021, có 9 đoạn.\n\nXã có 12 mô hình.',
    )
    expect(r.retells).toMatchObject({ source: 'Báo Quê Mới', date: '2021-06-04' })
    expect(r.claims.map((c) => c.value)).toEqual([12])
  })

  it('a period to come is not the period of the news', () => {
    const r = readArticle(
      'x',
      'Tân Phú sơ kết phong trào và chuẩn bị chặng 2024-2025\n\nHuyện Tân Phú sơ kết 3 năm thi đua giai đoạn 2022-2025.',
    )
    expect(r.period?.label).toBe('2022-2025')
  })
})

describe('days, years and capitals', () => {
  it('the day of a paper or of an anniversary is not the day of the news', () => {
    const r = readArticle(
      'x',
      'Tỉnh Bình Lâm tôn vinh điển hình dân vận\n\nSáng 14.10, kỷ niệm 94 năm Ngày truyền thống (15/10/1930 - 15/10/2024), Tỉnh ủy Bình Lâm tổ chức lễ tôn vinh điển hình.',
    )
    expect([r.date?.iso, r.events[0]?.date]).toEqual(['2024-10-14', '2024-10-14'])
    const paper = readArticle(
      'x',
      'Huyện Đông Vĩnh làm dân vận\n\nThực hiện Hướng dẫn số 08-HD/BDV ngày 12/01/2021, huyện Đông Vĩnh có 12 mô hình.',
    )
    expect(paper.date).toBeUndefined()
  })

  it('"95 năm Ngày truyền thống" is said in 2025', () => {
    const r = readArticle(
      'x',
      'Xã Kim Long tuyên dương điển hình\n\nNgày 17-10, xã Kim Long họp mặt nhân 95 năm Ngày truyền thống công tác Dân vận.',
    )
    expect([r.year, r.date?.iso]).toEqual([2025, '2025-10-17'])
  })

  it('a headline in capitals', () => {
    const r = readArticle(
      'x',
      'XÃ THẠNH PHÚ ĐÔNG RA MẮT 2 MÔ HÌNH\n\nChiều 22/8/2023, Hội Nông dân xã Thạnh Phú Đông ra mắt mô hình “Cánh đồng sạch”.',
    )
    expect(r.place).toMatchObject({ commune: 'Thạnh Phú Đông' })
    expect(readArticle('x', 'TIN VUI TỪ XÃ PHÚ KHÊ\n\nBà con góp 5 ha.').place).toMatchObject({ commune: 'Phú Khê' })
  })
})

describe('events', () => {
  const HEADLINE = 'Thành ủy Sơn Viên tổng kết phong trào\n\n'
  const MEETING = 'Ngày 08/12/2022, Thành ủy Sơn Viên tổ chức hội nghị tổng kết phong trào thi đua. '
  const events = (text: string) =>
    readArticle('x', HEADLINE + MEETING + text).events.map((e) => [e.kind, e.date, e.host])

  it('a conference and a launch of another day, each with its host', () => {
    expect(events('Trước đó, ngày 01/12, UBND phường Tràng Đông ra mắt mô hình “Chính quyền nhanh”.')).toEqual([
      ['final-review', '2022-12-08', 'Thành ủy Sơn Viên'],
      ['launch', '2022-12-01', 'UBND phường Tràng Đông'],
    ])
    expect(events('Cùng ngày, Hội Nông dân thành phố ra mắt mô hình “Vườn sạch”.').map((e) => e[1])).toEqual([
      '2022-12-08',
      '2022-12-08',
    ])
  })

  it('one event where the words give no other day, tell it again or only plan', () => {
    for (const text of [
      'Hội nghị ra mắt mô hình “Vườn sạch”.',
      'Hội nghị tổng kết ngày 08/12/2022 tổ chức gọn.',
      'Ngày 20/12, thành phố sẽ tổ chức lễ ra mắt mô hình “Vườn sạch”.',
      'Thực hiện Kế hoạch số 12-KH/TU ngày 05/6/2022 về tổ chức phát động phong trào thi đua.',
    ])
      expect(events(text)).toHaveLength(1)
  })

  it('a supervision is an inspection', () => {
    const r = readArticle(
      'x',
      'Đảng ủy xã Ia Pếch giám sát phong trào ở các chi bộ\n\nNgày 6/6/2024, Đoàn giám sát của Đảng ủy xã Ia Pếch làm việc với 4 chi bộ.',
    )
    expect(r.events).toMatchObject([{ kind: 'inspection', date: '2024-06-06' }])
  })
})

describe('quotas and inspections', () => {
  it('a demand for each unit is a quota and no claim', () => {
    const r = readArticle(
      'x',
      'Huyện Tân Phú phát động phong trào mới\n\nMỗi xã, thị trấn duy trì, nhân rộng ít nhất 1 mô hình; mỗi chi bộ đăng ký từ 2-3 mô hình.',
    )
    expect(r.claims).toEqual([])
    expect(r.quotas).toMatchObject([
      { min: 1, perUnitType: ['xã', 'thị trấn'], registrations: ['maintained', 'replicated'] },
      { min: 2, max: 3, perUnitType: ['chi bộ'] },
    ])
  })

  it('what an inspection looked at and asked for', () => {
    const text =
      'Đoàn của tỉnh về huyện Tân Phú\n\nNgày 3/4, đoàn công tác của Ban Dân vận Tỉnh ủy kiểm tra công tác dân vận; dân tộc, quy chế dân chủ và phong trào “Dân vận khéo” của huyện Tân Phú. Trưởng đoàn đề nghị, huyện cần tăng cường tuyên truyền; đánh giá kết quả đối thoại, giám sát của cấp ủy, xây dựng cơ chế phối hợp.'
    const [event] = readArticle('x', text).events
    expect(event?.kind).toBe('inspection')
    expect(event?.scopes).toEqual(['công tác dân vận', 'dân tộc', 'quy chế dân chủ', 'phong trào “Dân vận khéo”'])
    expect(event?.recommendations?.map((s) => s.quote)).toEqual([
      'tăng cường tuyên truyền',
      'đánh giá kết quả đối thoại, giám sát của cấp ủy',
      'xây dựng cơ chế phối hợp',
    ])
  })
})
