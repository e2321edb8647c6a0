import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OfficerSite, officerSite, plantDocument, readable } from '../../../test/support/officer.ts'

let site: OfficerSite
beforeAll(async () => {
  site = await officerSite()
})
afterAll(() => site?.close())

const NEW = '/ban-lam-viec/van-ban/moi'
const article = (total: string): string =>
  `Huyện Cần Giuộc sơ kết phong trào thi đua “Dân vận khéo” giai đoạn 2021-2023\n\n26/09/2023\n\nĐến nay, toàn huyện Cần Giuộc, tỉnh Long An đã xây dựng được ${total} mô hình “Dân vận khéo”. Tiêu biểu là mô hình “Tuyến đường hoa” của Hội Phụ nữ xã. Nhân dịp này, Ủy ban nhân dân huyện tặng giấy khen cho 5 tập thể.`

async function received(total: string): Promise<string> {
  const sent = await site.officer.post(NEW, { 'khong-mat': 'on', 'van-ban': article(total) })
  expect(sent.status).toBe(303)
  return sent.headers.get('location') ?? ''
}

const html = async (path: string) => readable(await (await site.officer.get(path)).text())
const cards = (page: string): string[] => page.split('<li class="claim-card').slice(1)
const actionOf = (card: string | undefined): string => /action="([^"]+)"/.exec(card ?? '')?.[1] ?? ''
const heads = (page: string) =>
  [...page.matchAll(/<h[23][^>]*id="[^"]*"[^>]*>([^<]+)/g)].map((m) => (m[1] ?? '').trim())

describe('the review of a document', () => {
  test('asks for the programme first and alone, and says what comes after it', async () => {
    const page = await html(await received('71'))
    expect(heads(page)).toContain('Bước 1: chương trình')
    expect(cards(page)).toHaveLength(1)
    expect(page).toMatch(/Xong bước này, các đề xuất khác hiện ra.*số liệu/s)
    expect(page).not.toContain('nhan-het')
  })

  test('then shows the groups in their order, each card with its words and reasons in sentences', async () => {
    const at = await received('72')
    await site.officer.post(actionOf(cards(await html(at))[0]), { decision: 'accept', version: '1' })
    const page = await html(at)
    expect(heads(page)).toEqual(
      expect.arrayContaining(['Bước 2: từng đề xuất', 'Số liệu', 'Mô hình', 'Khen thưởng', 'Tiếp theo']),
    )
    expect(heads(page).indexOf('Số liệu')).toBeLessThan(heads(page).indexOf('Mô hình'))
    expect(page).toContain('<mark class="words words-focus" id="chu-')
    expect(page).toMatch(/Ngay sau con số là chữ chỉ mô hình\./)
    expect(page).not.toMatch(/noun:|verb-(before|after)|>no-verb/)
    expect(page).toContain('Mỗi đề xuất chỉ quyết định một lần')
    const english = await html(`/en${at}`)
    expect(english).toMatch(/Right after the number stands a word for models\./)
    const only = await html(`${at}?nhom=mo-hinh`)
    expect(heads(only)).not.toContain('Khen thưởng')
    expect(only).toContain('Tuyến đường hoa')
  })

  test('a proposal of which words lead to the text finds them there', async () => {
    const at = await received('73')
    const text = await html(`${at}?xem=van-ban`)
    expect(text).toContain('73 mô hình')
    const card = cards(await html(at))[0] ?? ''
    const [path = '', anchor = ''] = (/class="claim-back" href="([^"]+)"/.exec(card)?.[1] ?? '').split('#')
    expect(await html(path)).toContain(`id="${anchor}"`)
  })

  test('takes days as officers write them and as machines do, and gives a wrong one back', async () => {
    const at = await received('74')
    const [card] = cards(await html(at))
    expect(card).toContain('value="26/09/2023"')
    expect(card).not.toContain('năm-tháng-ngày')
    const wrong = await site.officer.post(actionOf(card), { decision: 'correct', version: '1', asOf: '31/02/2023' })
    expect(wrong.status).toBe(422)
    const again = readable(await wrong.text())
    expect(again).toContain('value="31/02/2023"')
    expect(again).toMatch(/href="#sua-[0-9a-f-]+-asOf"/)
    const right = await site.officer.post(actionOf(card), { decision: 'correct', version: '1', asOf: '27/09/2023' })
    expect(right.status).toBe(303)
    expect(await html(at)).toContain('Đã sửa và nhận')
  })

  test('a unit may be typed by its name; several of that name are told, never guessed', async () => {
    const at = await received('75')
    const action = actionOf(cards(await html(at))[0])
    const send = (unitTyped: string) => site.officer.post(action, { decision: 'correct', version: '1', unitTyped })
    const unknown = await send('huyện Không Có')
    expect(unknown.status).toBe(422)
    expect(readable(await unknown.text())).toContain('Không có đơn vị nào tên “huyện Không Có”')
    expect((await send('huyện Cần Đước, tỉnh Long An')).status).toBe(303)
    expect(await html(at)).toContain('huyện Cần Đước, tỉnh Long An')
  })

  test('very long corrections are refused with what was typed, not with an error of ours', async () => {
    const at = await received('76')
    const movement = 'x'.repeat(20_000)
    const answer = await site.officer.post(actionOf(cards(await html(at))[0]), {
      decision: 'correct',
      version: '1',
      movement,
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(movement)
  })

  test('a form that is too old comes back with what was typed and a new token', async () => {
    const at = await received('77')
    const fields = { decision: 'correct', version: '1', movement: 'Dân vận khéo ở cơ sở' }
    const answer = await site.officer.post(actionOf(cards(await html(at))[0]), { ...fields, _token: 'cũ' })
    expect(answer.status).toBe(403)
    const page = readable(await answer.text())
    expect(page).toContain('value="Dân vận khéo ở cơ sở"')
    expect(page).toContain('hết hạn')
    const token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await site.officer.post(actionOf(cards(page)[0]), { ...fields, _token: token })).status).toBe(303)
  })

  test('of somebody else stands beside what was sent', async () => {
    const at = await received('78')
    const action = actionOf(cards(await html(at))[0])
    expect((await site.officer.post(action, { decision: 'accept', version: '1' })).status).toBe(303)
    const other = await site.as('Trần Văn Khác')
    for (const decision of ['accept', 'refuse']) {
      const answer = await other.post(action, { decision, version: '1' })
      expect(answer.status).toBe(409)
      expect(readable(await answer.text())).toMatch(/Bản đã lưu.*Đã nhận, Cán bộ thử/s)
    }
  })

  test('a refused programme leaves nothing to accept, and the page says so', async () => {
    const at = await received('79')
    await site.officer.post(actionOf(cards(await html(at))[0]), { decision: 'refuse', version: '1' })
    const page = await html(at)
    expect(page).toContain('Chương trình của văn bản này đã bị bỏ')
    expect(page).not.toContain('nhan-het')
  })
})

describe('a document with ten thousand proposals', () => {
  let id: string
  beforeAll(async () => {
    id = await plantDocument(site, 10_000)
  })

  test('is shown a page at a time, each page in as many questions as the next', async () => {
    const pages = [
      '',
      '?trang=2',
      '?trang=400',
      '?nhom=so-lieu&xem=cho',
      '?so=9000',
      '?xem=van-ban',
      '?xem=van-ban&phan=9',
    ]
    const questions = new Set<number>()
    for (const query of pages) {
      const { text, asked } = await site.counted(`/ban-lam-viec/van-ban/${id}${query}`)
      expect(Buffer.byteLength(text)).toBeLessThan(90 * 1024)
      questions.add(asked)
    }
    expect(Math.max(...questions)).toBeLessThan(25)
    const { asked } = await site.counted(`/ban-lam-viec/van-ban/${await plantDocument(site, 3)}`)
    expect([...questions]).toContain(asked)
  })

  test('says which page of how many, and leads on', async () => {
    const page = await html(`/ban-lam-viec/van-ban/${id}?trang=2`)
    expect(page).toContain('Trang 2 trên 400')
    expect(page).toContain(`href="/ban-lam-viec/van-ban/${id}?trang=3"`)
    expect(await html(`/ban-lam-viec/van-ban/${id}?trang=400`)).toContain('Trang 400 trên 400')
    expect(cards(page)).toHaveLength(25)
  })

  test.each([
    'trang=0',
    'trang=-1',
    'trang=x',
    'trang=1e9',
    'so=x',
    'so=99999999999',
    'nhom=x',
    'phan=x',
    'cho=-1',
  ])('takes ?%s for the nearest page that there is', async (query) => {
    expect((await site.officer.get(`/ban-lam-viec/van-ban/${id}?${query}`)).status).toBe(200)
    expect((await site.officer.get(`/ban-lam-viec/van-ban/${id}?xem=van-ban&${query}`)).status).toBe(200)
  })

  test('is public in parts, and its marks are found in theirs', async () => {
    const whole = await site.counted(`/van-ban/trinh-dien/${id}`)
    expect(whole.text).toContain('đây là phần 1 trên')
    expect(Buffer.byteLength(whole.text)).toBeLessThan(120 * 1024)
    const far = /class="words words-figure" id="(chu-\d+)"/.exec(
      (await site.counted(`/van-ban/trinh-dien/${id}?cho=200000`)).text,
    )
    expect(Number(far?.[1]?.slice(4))).toBeGreaterThan(190_000)
    const other = await site.counted(`/van-ban/trinh-dien/${id}?phan=7`)
    expect(other.asked).toBe(whole.asked)
  })
})
