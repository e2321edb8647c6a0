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

describe('names that are none, and names without marks', () => {
  it('sayings, and words that somebody says', () => {
    for (const text of [
      'Bí thư chi bộ đến từng nhà, “mưa dầm thấm lâu”, rồi ai cũng nghe.',
      '“Phải lắng nghe trước rồi mới nói”, ông Hồ Văn Xứng đúc kết.',
      'Chi hội trưởng bảo: “Lúc đầu chỉ có 15 chị góp”.',
      'Phụ nữ với những việc làm “khéo”.',
    ])
      expect(names(text)).toEqual([])
  })

  it('lists that point back to a count, capitals at the end, brackets without a colon', () => {
    expect(names('Hội có 2 mô hình. Đó là: “Cựu chiến binh giữ phố” và “Ống tiền nghĩa tình”.')).toEqual([
      'Cựu chiến binh giữ phố',
      'Ống tiền nghĩa tình',
    ])
    expect(names('Phường còn có mô hình Nhóm Zalo tổ dân phố.')).toEqual(['Nhóm Zalo tổ dân phố'])
    expect(
      names('Danh sách gồm Nhà vệ sinh thân thiện (phường Thạch Kiều), Một cửa không chờ (UBND phường Lý Thái).'),
    ).toEqual(['Nhà vệ sinh thân thiện', 'Một cửa không chờ'])
  })
})

describe('field and kind', () => {
  const told = (text: string) => read(text).models.map((m) => [m.name, m.field])

  it('the field that the text lists a model under, or says behind its name', () => {
    expect(
      told(
        'Trong lĩnh vực kinh tế có các mô hình: “Nuôi cá lồng” ở xã Đông; “Trồng gừng núi” ở xã Tây. Ở lĩnh vực quốc phòng - an ninh nổi lên mô hình “Tiếng loa biên cương” của Đồn Biên phòng Na Mèo.',
      ),
    ).toEqual([
      ['Nuôi cá lồng', 'kinh tế'],
      ['Trồng gừng núi', 'kinh tế'],
      ['Tiếng loa biên cương', 'quốc phòng - an ninh'],
    ])
    expect(
      told('Có 20 mô hình kinh tế, tiêu biểu như “Vườn dừa sạch”; 10 mô hình văn hóa như “Đội chèo làng”.'),
    ).toEqual([
      ['Vườn dừa sạch', 'kinh tế'],
      ['Đội chèo làng', 'văn hóa'],
    ])
    expect(told('Nổi bật là mô hình “Vườn dừa sạch” thuộc lĩnh vực kinh tế.')).toEqual([['Vườn dừa sạch', 'kinh tế']])
  })

  it('the lines under a heading', () => {
    expect(
      told(
        '* Lĩnh vực văn hóa - xã hội:\n- Mô hình “Đội chèo làng” của thôn Đông.\n- Mô hình “Tủ sách nhỏ” của thôn Tây.',
      ),
    ).toEqual([
      ['Đội chèo làng', 'văn hóa - xã hội'],
      ['Tủ sách nhỏ', 'văn hóa - xã hội'],
    ])
  })

  it('no field where the text lists all of them, or speaks of something else', () => {
    expect(told('Các lĩnh vực kinh tế, văn hóa, quốc phòng đều có mô hình, như “Vườn dừa sạch”.')).toEqual([
      ['Vườn dừa sạch', undefined],
    ])
    expect(
      told(
        'Lĩnh vực kinh tế khá lên. Năm nay xã còn có việc mới. Mô hình “Tủ sách nhỏ” được khen. Ai cũng vui.',
      )[0]?.[1],
    ).toBe(undefined)
  })

  it('the kind only when the words say it', () => {
    const kinds = (text: string) => read(text).models.map((m) => (m.kindSaid ? m.kind : undefined))
    expect(kinds('Nổi bật là mô hình “Vườn dừa sạch” ở xã Đông Hà.')).toEqual([undefined])
    expect(kinds('Nổi bật là mô hình “Vườn dừa sạch” của Hội Nông dân xã Đông Hà.')).toEqual(['collective'])
    expect(kinds('Nổi bật là mô hình “Vườn dừa sạch” của ông Trần Văn Sáu.')).toEqual(['individual'])
    expect(kinds('Nổi bật là mô hình cá nhân “Vườn dừa sạch”.')).toEqual(['individual'])
    expect(kinds('Nổi bật là mô hình “Tổ xe ôm tự quản”.')).toEqual(['collective'])
  })
})

describe('results of one model', () => {
  const results = (text: string) => read(text).claims.map((c) => [c.value, c.qualifier?.name])

  it('bear its name, and those of the programme bear none', () => {
    expect(
      results(
        'Các mô hình đã vận động 900 triệu đồng. Mô hình “Bò xoay vòng” giúp 31 hộ, trị giá 200 triệu đồng; mô hình “Góc chợ xanh” có 38 hộ tham gia.',
      ),
    ).toEqual([
      [9e8, undefined],
      [31, 'Bò xoay vòng'],
      [2e8, 'Bò xoay vòng'],
      [38, 'Góc chợ xanh'],
    ])
  })

  it('not where two names stand before them, nor where the words turn to the whole', () => {
    expect(results('Xã có 2 mô hình. Mô hình “Bò xoay vòng”, “Góc chợ xanh” giúp 31 hộ.')[1]?.[1]).toBeUndefined()
    expect(results('Xã có 2 mô hình. Từ “Bò xoay vòng” và các mô hình khác, bà con góp 31 ha.')[1]?.[1]).toBeUndefined()
    expect(
      results('Xã có 2 mô hình. Mô hình “Bò xoay vòng” giúp 31 hộ; tặng cây giống, phát 50 cuốn sách.').map(
        (r) => r[1],
      ),
    ).toEqual([undefined, 'Bò xoay vòng', 'Bò xoay vòng'])
  })

  it('in the next sentence, when it says "mô hình này" or the name again', () => {
    const text =
      'Xã có 9 mô hình. Mô hình “Bò xoay vòng” do Hội Nông dân làm. Mô hình này giúp 31 hộ. Bò xoay vòng còn 12 con. Xã trồng 5 ha rừng.'
    expect(results(text).map((r) => r[1])).toEqual([undefined, 'Bò xoay vòng', 'Bò xoay vòng', undefined])
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
