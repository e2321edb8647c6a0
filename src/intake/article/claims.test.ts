import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const HEAD = 'Chuyện vận động ở một huyện miền trung du\n\n'
const read = (text: string) => readArticle('x', HEAD + text)
/** kind, value and the qualifiers that are asked for. */
const claims = (text: string) => read(text).claims.map((c) => `${c.kind} ${c.value}`)
const places = (text: string) => read(text).claims.map((c) => c.qualifier ?? {})

describe('statuses of models', () => {
  it.each([
    ['Toàn tỉnh đăng ký 1.250 mô hình.', ['models_registered 1250']],
    ['Năm qua, huyện công nhận 45 mô hình cấp huyện.', ['models_recognised 45']],
    ['Hai mươi lăm mô hình đã được công nhận.', ['models_recognised 25']],
    ['Ban Chỉ đạo lựa chọn 9 mô hình dự thi.', ['models_selected 9']],
    ['Có 18 mô hình được nhân rộng.', ['models_replicated 18']],
    ['Các đơn vị xây dựng mới 15 mô hình.', ['models_new 15']],
    ['Thị trấn có 30 mô hình hoạt động hiệu quả.', ['models_effective 30']],
    ['UBND xã biểu dương 7 mô hình.', ['models_commended 7']],
    ['Chủ tịch UBND xã khen thưởng 4 mô hình.', ['awards_models 4']],
    ['Công an thống kê 60 loại mô hình tự quản.', ['model_types 60']],
    ['Xã xây dựng và nhân rộng 80 mô hình.', ['models_total 80']],
    ['Trong số 320 mô hình đăng ký có 280 mô hình đạt hiệu quả.', ['models_registered 320', 'models_effective 280']],
    ['Hội duy trì 6 mô hình và 2 điển hình.', ['models_collective 6', 'models_individual 2']],
    ['Toàn huyện có 210 mô hình, trong đó 45 mô hình được nhân rộng.', ['models_total 210', 'models_replicated 45']],
    ['Năm nay có 90 mô hình, tăng 12 mô hình so với năm trước.', ['models_total 90', 'models_change 12']],
    ['Bình quân mỗi xã có 5 mô hình.', ['models_average 5']],
    ['Trung bình mỗi xã, phường có 7 mô hình.', ['models_average 7']],
    ['Ban Chỉ đạo không công nhận 4 mô hình.', ['models_total 4']],
    ['Còn 9 mô hình chưa đạt; 2 mô hình phải dừng.', ['models_total 9', 'models_total 2']],
    ['Phường có thêm 3 mô hình được thành phố vinh danh.', ['models_commended 3']],
    ['Đoàn đảm nhận 68 công trình và 22 mô hình.', ['works 68', 'models_total 22']],
    [
      'Năm 2017 có 102 tập thể, 64 cá nhân đăng ký thực hiện mô hình.',
      ['models_collective 102', 'models_individual 64'],
    ],
    ['Có 4 mô hình, trong đó 2 mô hình cấp quận.', ['models_total 4', 'models_by_level 2']],
  ])('%s', (text, expected) => {
    expect(claims(text)).toEqual(expected)
  })
})

describe('a number whose noun stands elsewhere', () => {
  it.each([
    ['Xây dựng mới 35 mô hình, nâng tổng số mô hình toàn huyện lên 212.', ['models_new 35', 'models_total 212']],
    ['Số mô hình duy trì là 640, mô hình mới là 407.', ['models_total 640', 'models_new 407']],
    [
      'Tỉnh có 30 mô hình, 20 là mô hình tập thể, 10 là mô hình cá nhân.',
      ['models_total 30', 'models_collective 20', 'models_individual 10'],
    ],
    ['So với năm trước, số mô hình tăng 19 nhưng chưa đều.', ['models_change 19']],
    [
      'Có 98 mô hình được công nhận: cấp tỉnh 6, cấp huyện 31, cấp xã 61.',
      ['models_recognised 98', 'models_by_level 6', 'models_by_level 31', 'models_by_level 61'],
    ],
  ])('%s', (text, expected) => {
    expect(claims(text)).toEqual(expected)
  })

  it('is not made up where another thing is counted', () => {
    expect(claims('Số hộ nghèo còn 12, số hộ khá là 40.')).toEqual([])
    expect(claims('Khen thưởng 12 tập thể: cấp tỉnh 3, cấp huyện 9.')).toEqual(['awards_collective 12'])
  })

  it('is not denied by a "không" that means something else', () => {
    expect(places('Có 12 mô hình không chỉ giúp dân mà còn đẹp làng.')).toEqual([{}])
    expect(claims('Huyện không ngừng nhân rộng 12 mô hình.')).toEqual(['models_replicated 12'])
  })

  it('says what was not done', () => {
    expect(places('Có 9 mô hình chưa đạt; 3 mô hình không được công nhận.').map((q) => q.status)).toEqual([
      'chưa đạt',
      'không được công nhận',
    ])
  })
})

describe('fields, levels and years', () => {
  it('before and after the number, merged by a dash, with a comma inside', () => {
    const text = 'Lĩnh vực kinh tế có 4 mô hình, quốc phòng, an ninh có 2 mô hình; 3 mô hình về văn hóa - xã hội.'
    expect(places(text).map((q) => q.field)).toEqual(['kinh tế', 'quốc phòng, an ninh', 'văn hóa - xã hội'])
    expect(claims(text)).toEqual(['models_by_field 4', 'models_by_field 2', 'models_by_field 3'])
  })

  it('without the noun, in brackets', () => {
    const r = read('Xây dựng được 45 mô hình (kinh tế 12, văn hóa - xã hội 21, hệ thống chính trị 12).')
    expect(r.claims.map((c) => c.value)).toEqual([45, 12, 21, 12])
    expect(r.sums).toEqual([{ parts: [1, 2, 3], total: 0, computed: 45, stated: 45, holds: true }])
  })

  it('a list of all fields is no field', () => {
    expect(places('Có 50 mô hình trên các lĩnh vực kinh tế, văn hóa, quốc phòng.')).toEqual([{}])
  })

  it('a programme is a tag', () => {
    const r = readArticle(
      'x',
      'Xã Đông Hà tổng kết giai đoạn 2016-2020\n\nCó 6 mô hình xây dựng nông thôn mới giai đoạn 2017-2020.',
    )
    expect(r.claims[0]?.qualifier).toEqual({ tag: 'nông thôn mới', period: '2017-2020' })
  })

  it('levels side by side, and years side by side, are breakdowns', () => {
    expect(claims('Có 3 mô hình cấp tỉnh, 9 mô hình cấp huyện.')).toEqual(['models_by_level 3', 'models_by_level 9'])
    const years = read('Năm 2021 đăng ký 12 mô hình, năm 2022 đăng ký 15 mô hình.').claims
    expect(years.map((c) => [c.kind, c.qualifier?.year, c.qualifier?.status])).toEqual([
      ['models_by_year', '2021', 'đăng ký'],
      ['models_by_year', '2022', 'đăng ký'],
    ])
  })
})

describe('awards', () => {
  it('several givers and forms in one sentence', () => {
    const text =
      'Tỉnh ủy tặng bằng khen cho 5 tập thể và 2 cá nhân; Ban Dân vận Tỉnh ủy tặng giấy khen 3 tập thể, 1 hộ gia đình.'
    expect(claims(text)).toEqual([
      'awards_collective 5',
      'awards_individual 2',
      'awards_collective 3',
      'awards_household 1',
    ])
    expect(places(text).map((q) => [q.form, q.giver])).toEqual([
      ['bằng khen', 'Tỉnh ủy'],
      ['bằng khen', 'Tỉnh ủy'],
      ['giấy khen', 'Ban Dân vận Tỉnh ủy'],
      ['giấy khen', 'Ban Dân vận Tỉnh ủy'],
    ])
    expect(read(text).awards.map((a) => [a.act, a.claims])).toEqual([
      ['award', [0, 1]],
      ['award', [2, 3]],
    ])
  })

  it('in the passive, and handed over for another', () => {
    expect(places('Có 22 tập thể được Chủ tịch UBND tỉnh tặng Bằng khen.')).toEqual([
      { form: 'bằng khen', giver: 'Chủ tịch UBND tỉnh' },
    ])
    expect(places('Bí thư Đảng ủy trao giấy khen của UBND huyện cho 3 tập thể.')).toEqual([
      { form: 'giấy khen', giver: 'UBND huyện' },
    ])
  })

  it('what is only proposed is no award', () => {
    expect(claims('Cơ sở đề xuất 13 tập thể, 8 cá nhân.')).toEqual(['honorees_proposed 13', 'honorees_proposed 8'])
    expect(places('Có 4 mô hình được đề nghị UBND tỉnh khen thưởng.')[0]?.status).toBe('đề nghị')
    expect(read('Ban đề nghị công nhận 36 mô hình.').claims[0]?.kind).toBe('models_proposed')
  })

  it('bodies and persons by another word, and the parts of an award', () => {
    expect(claims('Huyện ủy khen thưởng 3 chi bộ; tặng Kỷ niệm chương cho 96 đồng chí.')).toEqual([
      'awards_collective 3',
      'awards_individual 96',
    ])
    const parts = 'Có 64 mô hình (41 mô hình tập thể, 23 mô hình cá nhân) được tặng Bằng khen của Chủ tịch UBND tỉnh.'
    expect(places(parts).map((q) => [q.form, q.giver])).toEqual(Array(3).fill(['bằng khen', 'Chủ tịch UBND tỉnh']))
    expect(places('Có 2 cá nhân được Bộ Y tế tặng Bằng khen.')[0]?.giver).toBe('Bộ Y tế')
  })

  it('collectives and persons in one number', () => {
    expect(claims('Lễ vinh danh 70 tập thể, cá nhân.')).toEqual(['honorees_total 70'])
    expect(claims('Có 17 tập thể, cá nhân được tặng Bằng khen.')).toEqual(['awards_total 17'])
  })
})

describe('numbers', () => {
  it.each([
    ['1.250 hộ', 1250, undefined],
    ['8,5 ha', 8.5, undefined],
    ['2 tỷ 350 triệu đồng', 2_350_000_000, undefined],
    ['8,303 tỷ đồng', 8_303_000_000, undefined],
    ['21 nghìn hội viên', 21_000, undefined],
    ['14-16 học sinh', 14, 16],
    ['75 – 80 triệu đồng', 75_000_000, 80_000_000],
    ['3,2km', 3.2, undefined],
    ['12.500m2 đất', 12_500, undefined],
  ])('%s', (printed, value, max) => {
    const [claim] = read(`Bà con góp ${printed}.`).claims
    expect([claim?.value, claim?.valueMax]).toEqual([value, max])
  })

  it('keeps the word that makes a number approximate, in the quote too', () => {
    const [claim] = read('Có gần 300 đại biểu dự.').claims
    expect(claim).toMatchObject({ approx: 'gần', quote: 'gần 300 đại biểu' })
    expect(read('Lắp đèn trên 5 tuyến đường.').claims[0]?.approx).toBeUndefined()
  })

  it('reads shares and what they are of', () => {
    expect(read('Có 811/1722 thôn đạt.').claims[0]).toMatchObject({ value: 811, qualifier: { denominator: '1722' } })
    expect(read('Có 15/12 xã đạt.').conflicts[0]?.kind).toBe('share-exceeds')
  })

  it('cases and crops, per what, and where', () => {
    expect(claims('Tổ hòa giải thành 53/58 vụ, làm 2 vụ lúa.')).toEqual(['cases 53'])
    expect(read('Thưởng 2 triệu đồng/tập thể.').claims[0]).toMatchObject({ value: 2e6, qualifier: { per: 'tập thể' } })
    expect(read('Lắp 460 bóng đèn trên 21 tuyến đường.').claims[1]?.approx).toBeUndefined()
    expect(read('Sửa chữa trên 21 tuyến đường.').claims[0]?.approx).toBe('trên')
    expect(claims('Thu hồi 73 khẩu súng, tỷ lệ tăng 5,1 điểm phần trăm.')).toEqual(['count 73'])
  })

  it('what is asked for is no result', () => {
    expect(claims('Đoàn đề nghị tỉnh: bố trí cán bộ; nhân rộng 20 mô hình hiệu quả.')).toEqual([])
    expect(claims('Huyện đề nghị tỉnh khen thưởng 6 mô hình.')).toEqual(['awards_models 6'])
  })

  it.each([
    'Sáng 13/10, tại thôn 8, tổ 17 phường Đông họp lúc 7h30 ngày 20-11.',
    'Từ năm 2018 đến nay; giai đoạn 2021 - 2025; tháng 6/2022; 15/10/1930 – 15/10/2025.',
    'ĐT: 0912.345.678, cập nhật 19/10/2021 10:27:43.',
    'Căn cứ Quyết định số 33/2015/QĐ-TTg, Kế hoạch số 91-KH/HU và Chỉ thị 05.',
    'Phụ nữ làm theo “5 không, 3 sạch”, chăm sóc 24/24 giờ, lời gấp 2-3 lần sau 8 năm.',
    'Mỗi năm đỡ ít nhất 1 gia đình; phấn đấu đạt 80% và 500 mô hình.',
    'Nhà ở số 780/8 đường Lạc An 74, phòng Covid-19, “Ngôi nhà 3T” rộng lớn.',
    'Hàng trăm hộ và một mô hình của nhiều người.',
  ])('no figure in: %s', (text) => {
    expect(claims(text)).toEqual([])
  })

  it('a list number is no figure', () => {
    expect(claims('1. “Cầu quê hương”: đã xong.\n2- Tổ hòa giải.')).toEqual([])
  })

  it('says why', () => {
    expect(read('Huyện công nhận 45 mô hình.').claims[0]?.why).toEqual(['noun:model', 'verb-before:recognised'])
  })
})
