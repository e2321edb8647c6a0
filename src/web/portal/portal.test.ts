import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OfficerSite, officerSite, plantDocument, readable } from '../../../test/support/officer.ts'

let site: OfficerSite
beforeAll(async () => {
  site = await officerSite()
})
afterAll(() => site?.close())

const page = async (path: string) => readable(await (await site.officer.get(path)).text())
const main = (html: string) => html.slice(html.indexOf('<main'))
const first = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
const programme = async () =>
  first(await page('/phong-trao/dan-van-kheo'), /href="(\/chuong-trinh\/[^"?#]+can-giuoc[^"?#]*)"/)
const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parse(await (await site.officer.get(path)).text(), { bom: true, columns: true }) as Record<string, string>[]

describe('a figure', () => {
  test('is titled with its unit and period', async () => {
    const html = await page(first(await page(await programme()), /href="(\/so-lieu\/[^"]+)"/))
    expect(html).toContain('<title>93 mô hình, huyện Cần Giuộc, tỉnh Long An, 2021–2023 – Khéo</title>')
  })

  test('counted from records has the same rule on its page and in the API: until today', async () => {
    const at = await programme()
    const html = await page(`${at}/ho-so?so-do=models`)
    const rule = first(html, /class="figure-rule">([^<]+)</)
    const slug = at.split('/').at(-1)
    const answer = await site.officer.get(`/api/v1/figures?programme=${slug}&basis=recorded&measure=models`)
    const { figures } = (await answer.json()) as { figures: { rule: string; value: number }[] }
    expect(figures.map((f) => f.rule)).toContain(rule)
    const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
    expect(rule).toMatch(new RegExp(`đến ${today}$`))
    const figure = await page(first(await page(at), /href="(\/so-lieu\/[^"]+)"/))
    expect(figure).toContain(rule)
  })
})

describe('open data', () => {
  test('each set has as many rows as its file', async () => {
    const html = main(await page('/du-lieu'))
    const sets = html.split('<tr').slice(2)
    expect(sets.length).toBe(6)
    for (const set of sets) {
      const csv = first(set, /href="([^"]+\.csv[^"]*)"/)
      const told = first(set, /data-label="Số dòng" role="cell">([\d.]+)</).replaceAll('.', '')
      expect([csv, (await rowsOf(csv)).length]).toEqual([csv, Number(told)])
    }
    expect(html).not.toContain('không ghi')
  })

  test('addresses in a file lead back to the site: as it calls itself, else as it was called', async () => {
    const hrefs = (await rowsOf('/api/v1/programmes.csv')).map((row) => row.Trang ?? '')
    expect(hrefs.length).toBeGreaterThan(0)
    for (const href of hrefs) expect(href).toMatch(/^http:\/\/localhost\/chuong-trinh\//)
  })
})

describe('a document', () => {
  test('says when it was taken in and into whose book, and names nobody', async () => {
    const html = main(await page(first(await page('/'), /href="(\/van-ban\/[^"#]+)"/)))
    expect(html).toMatch(/<dt>Đưa vào sổ<\/dt><dd>\d\d\/\d\d\/\d{4}, [^<]+<\/dd>/)
    expect(html).not.toContain('Người đọc trình diễn')
  })

  test('on the desk: who brought it is from the journal', async () => {
    expect(main(await page('/ban-lam-viec/van-ban'))).toContain(
      'data-label="Người đưa lên" role="cell">Người đọc trình diễn',
    )
  })
})

test('documents that wait stand before those that are done, however old they are', async () => {
  const id = await plantDocument(site, 2)
  await site.t.test.pool.query(`update document set received_at = '2001-01-01' where id = $1`, [id])
  const list = main(await page('/ban-lam-viec/van-ban'))
  expect(first(list, /<tbody.*?href="([^"]+)"/s)).toBe(`/ban-lam-viec/van-ban/${id}`)
  expect(list).toContain('còn 2 trên 2')
})

describe('a unit', () => {
  test('of today with communes has them all, by the alphabet, folded away', async () => {
    const html = main(await page('/don-vi/80/2025-07-01'))
    const list = html.slice(html.indexOf('<details class="unit-list"'), html.indexOf('</details>'))
    const told = Number(first(list, /Mở danh sách (\d+) đơn vị/))
    expect(told).toBeGreaterThan(90)
    expect(list.match(/<a href="\/don-vi\//g)).toHaveLength(told)
    const letters = [...list.matchAll(/<dt>([^<]+)<\/dt>/g)].map((m) => m[1] ?? '')
    expect(letters).toContain('Đ')
    expect(letters.indexOf('Đ')).toBe(letters.indexOf('D') + 1)
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.every((letter) => /^[A-ZĐ]$/.test(letter))).toBe(true)
  })

  test('says when its neighbours are more than are shown, and where they all are', async () => {
    const html = main(await page('/don-vi/28159/2025-07-01'))
    const [, shown, all] = /Đây là (\d+) trên (\d+) đơn vị/.exec(html) ?? []
    expect(Number(all)).toBeGreaterThan(Number(shown))
    expect(html).toContain('href="/don-vi/80/2025-07-01#truc-thuoc"')
    const list = html.slice(html.indexOf('id="cung-cap"'))
    expect(list.match(/<li><a href="\/don-vi\//g)).toHaveLength(Number(shown))
  })

  test('of a former map with few neighbours shows them all', async () => {
    expect(main(await page('/don-vi/807/truoc'))).not.toContain('Đây là')
  })

  test('whose code meant two is a plain page to choose on, in both languages', async () => {
    const html = await page('/don-vi/28159')
    expect(html).toContain('đến 30/06/2025')
    expect(html).toContain('từ 01/07/2025')
    expect(await page('/en/don-vi/28159')).toContain('<title>Code 28159 has two units – Khéo</title>')
    expect((await site.officer.get('/don-vi/28159?ngay=31/02/2023')).status).toBe(422)
  })
})

test('a programme with thousands of figures shows the first of them, says so, and leads to the files', async () => {
  const { rows } = await site.t.test.pool.query('select slug from programme where tenant_id = $1 order by id limit 1', [
    site.tenantId,
  ])
  const path = `/chuong-trinh/trinh-dien/${rows[0]?.slug}`
  const before = await site.counted(path)
  await plantDocument(site, 3000)
  const after = await site.counted(path)
  expect(after.asked).toBe(before.asked)
  expect(Buffer.byteLength(after.text)).toBeLessThan(250 * 1024)
  expect(readable(after.text)).toMatch(/Còn 2\.\d{3} dòng nữa không hiện ở đây/)
})
