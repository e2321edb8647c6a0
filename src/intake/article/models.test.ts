import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const HEAD = 'Chuyện vận động ở một huyện miền trung du\n\n'
const read = (text: string) => readArticle('x', HEAD + text)
const names = (text: string) => read(text).models.map((m) => m.name)

describe('named models', () => {
  it('in quotation marks of every kind, continued by list marks', () => {
    expect(names('Nổi bật có mô hình “Vườn thuốc xanh", \'Chợ văn minh\', "Giờ vàng giúp dân”.')).toEqual([
      'Vườn thuốc xanh',
      'Chợ văn minh',
      'Giờ vàng giúp dân',
    ])
  })

  it('not the movement, campaigns, slogans, funds, speech or counted houses', () => {
    for (const text of [
      'Phong trào thi đua “Dân vận khéo” lan rộng.',
      'Hưởng ứng cuộc vận động “Người dân chung sức làm sạch biển”, bà con góp công.',
      'Với phương châm “nghe dân nói, làm dân tin”, cán bộ xuống cơ sở.',
      'Quỹ “Chung tay giúp bạn nghèo” được lập.',
      'Ông Ba chia sẻ: “Bà con đồng lòng thì việc gì cũng xong”.',
      'Đơn vị xây 605 “Nhà tình nghĩa”.',
      'Dân vận là “Chìa khóa” của mọi việc.',
    ]) {
      expect(names(text)).toEqual([])
    }
  })

  it('without quotation marks, in a list after a colon or "đó là"', () => {
    expect(
      names(
        'Có thể kể: vườn rau sạch ở xã Long Hà và Long Tân; tổ xe ôm tự quản của ông Trần Văn Sáu, thôn Đông; đội chèo xã Bình Minh.',
      ),
    ).toEqual(['vườn rau sạch', 'tổ xe ôm tự quản', 'đội chèo'])
    expect(names('Đó là mô hình Nuôi heo góp vốn; Bát cháo 0 đồng; Con nuôi của Hội;…')).toEqual([
      'Nuôi heo góp vốn',
      'Bát cháo 0 đồng',
      'Con nuôi của Hội',
    ])
  })

  it('in a list that commas part: behind brackets, or short names of announced models', () => {
    expect(names('Một số cách làm hay: dọn rác đầu nguồn (xã Ia Hà), đổi công gặt lúa (thị trấn Phú Sơn).')).toEqual([
      'dọn rác đầu nguồn',
      'đổi công gặt lúa',
    ])
    expect(names('Các mô hình nổi bật: nuôi dê núi, trồng bưởi da xanh, làm hàng rào cây.')).toEqual([
      'nuôi dê núi',
      'trồng bưởi da xanh',
      'làm hàng rào cây',
    ])
    expect(names('Mô hình làm ba việc: dọn rác đường làng, trồng hoa ven kênh, thắp đèn ngõ xóm.')).toEqual([])
  })

  it('that the text itself calls a name', () => {
    expect(names('Chị em góp ve chai, đặt tên là “Nhà kho nhỏ”.')).toEqual(['Nhà kho nhỏ'])
  })

  it('in running text, when an owner or place ends the name', () => {
    expect(names('Ở huyện, mô hình nuôi cá lồng của thôn Hạ, xã Đông Sơn có lãi.')).toEqual(['nuôi cá lồng'])
    expect(names('Các mô hình nuôi cá của huyện có lãi; mô hình được nhân rộng ở xã Đông.')).toEqual([])
  })

  it('tasks, effects and figures after a colon are no names', () => {
    for (const text of [
      'Ông đề nghị các mô hình cần: bám sát cơ sở; lắng nghe dân; tổng kết kịp thời.',
      'Các mô hình đem lại nhiều điều đáng quý: đời sống khá lên; xóm làng sạch đẹp.',
      'Có 42 mô hình: kinh tế 19 mô hình; văn hóa 23 mô hình.',
    ]) {
      expect(names(text)).toEqual([])
    }
  })

  it('a club with its own name in quotation marks', () => {
    expect(names('Lan tỏa nhanh có: mô hình Câu lạc bộ “Đọc sách”; mô hình “Giếng làng”.')).toEqual([
      'Câu lạc bộ “Đọc sách”',
      'Giếng làng',
    ])
  })
})

describe('owners, places and what a model is an example of', () => {
  it('several owners in brackets, the head of a name said once', () => {
    const [model] = read('Nổi bật là mô hình “Đổi rác lấy quà” (Hội LHPN Tân Hà, Tân Lâm- Hội Nông dân huyện).').models
    expect(model).toMatchObject({
      unit: 'Hội LHPN Tân Hà, Tân Lâm- Hội Nông dân huyện',
      owners: ['Hội LHPN Tân Hà', 'Hội LHPN Tân Lâm', 'Hội Nông dân huyện'],
      kind: 'collective',
    })
  })

  it('a person', () => {
    const [model] = read(
      'Ví dụ: nuôi ong của anh Vàng A Páo, thôn Thượng, xã Nậm Sơn; trồng quế của ông Lò Văn Bình.',
    ).models
    expect(model).toMatchObject({
      owners: ['anh Vàng A Páo'],
      kind: 'individual',
      places: [{ hamlet: 'Thượng', commune: 'Nậm Sơn' }],
    })
  })

  it('the body before the verb, and the place behind the name', () => {
    const [model] = read('Hội Nông dân huyện đăng ký mô hình mới, đột phá “Sạch ruộng đồng” tại xã Bình Phú.').models
    expect(model).toMatchObject({
      owners: ['Hội Nông dân huyện'],
      places: [{ commune: 'Bình Phú' }],
      registration: 'breakthrough',
    })
  })

  it('who only advises is no owner', () => {
    const [model] = read('Ban Dân vận tham mưu Huyện ủy duy trì và nhân rộng mô hình “Hộp thư góp ý ở xã”.').models
    expect(model).toMatchObject({ owners: [], registration: 'replicated' })
  })

  it('examples of a count, and the campaign they were made for', () => {
    const r = read('Có 33 mô hình được nhân rộng. Đó là mô hình Hũ gạo nghĩa tình; Tuyến phố xanh.')
    expect(r.models.map((m) => m.exampleOf)).toEqual([0, 0])
    const made = read(
      'Hội thực hiện phong trào “Người dân chung tay chống hạn”; xây dựng các mô hình “dân vận khéo”: Xe nước nghĩa tình; Giếng chung.',
    )
    expect(made.models.map((m) => [m.name, m.campaign])).toEqual([
      ['Xe nước nghĩa tình', 'Người dân chung tay chống hạn'],
      ['Giếng chung', 'Người dân chung tay chống hạn'],
    ])
  })

  it('the same name under two owners is two models; named again it is one', () => {
    const r = read('Có mô hình “Giờ vàng” (xã Đông Hà); mô hình “Giờ vàng” (xã Tây Hà). Mô hình “Giờ vàng” được khen.')
    expect(r.models.map((m) => m.unit)).toEqual(['xã Đông Hà', 'xã Tây Hà'])
  })
})
