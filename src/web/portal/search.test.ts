import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OfficerSite, officerSite, plantDocument, readable } from '../../../test/support/officer.ts'

let site: OfficerSite
beforeAll(async () => {
  site = await officerSite()
})
afterAll(() => site?.close())

const search = async (q: string, more = '') =>
  readable((await site.counted(`/tim-kiem?q=${encodeURIComponent(q)}${more}`)).text).split('<main')[1] ?? ''
const titles = (page: string) => [...page.matchAll(/class="item-title" href="([^"]+)"[^>]*>([^<]+)</g)].map((m) => m[2])
const kinds = (page: string) =>
  new Set([...page.matchAll(/class="item-kind"><span class="[^"]*">([^<]+)</g)].map((m) => m[1]))

describe('the search', () => {
  test('finds a document by words of its text, with and without marks, and shows them in their place', async () => {
    for (const q of ['chuẩn bị chặng', 'chuan bi chang', 'CHUAN BI CHANG 2024']) {
      expect(titles(await search(q))).toContain('Ninh Hải sơ kết “Dân vận khéo” và chuẩn bị chặng 2024-2025')
    }
    const inText = await search('nhân dân hiến đất', '&loai=document')
    const some = await search('hội nghị sơ kết', '&loai=document')
    expect(inText + some).toMatch(/<mark class="words words-focus" id="chu-tim-\d+">[Hh]ội nghị sơ kết</)
  })

  test('finds a figure by the words it stands on, a number before what is called so', async () => {
    const page = await search('93 mo hinh')
    expect(kinds(page)).toContain('Số liệu')
    expect(titles(page).some((title) => title?.startsWith('93 mô hình'))).toBe(true)
    expect(page).toMatch(/href="\/so-lieu\/trinh-dien\/[0-9a-f-]+"/)
    expect(page).toContain('huyện Cần Giuộc, tỉnh Long An · 2021–2023')
  })

  test('finds a programme by its movement, unit and period in any order', async () => {
    for (const q of [
      'dân vận khéo cần giuộc',
      'can giuoc 2021',
      'phong trào dân vận khéo huyện cần giuộc giai đoạn 2021-2023',
    ]) {
      const page = await search(q, '&loai=programme')
      expect(titles(page)).toEqual(['Dân vận khéo, huyện Cần Giuộc, tỉnh Long An'])
    }
  })

  test('what is not there is told, with nothing beside it', async () => {
    const page = await search('zzzz qqqq')
    expect(titles(page)).toEqual([])
    expect(page).toContain('Không tìm thấy “zzzz qqqq”')
    expect(await search('')).toContain('Gõ tên mô hình')
  })

  test.each([
    '%',
    '_',
    "'",
    '\\',
    '"',
    '&',
    'a'.repeat(5000),
    '😀',
    '\u0000x',
    '{}',
    '93',
    'the and or',
  ])('%# is a question like any other', async (q) => {
    const { status } = await site.officer.get(`/tim-kiem?q=${encodeURIComponent(q)}`)
    expect([200, 400]).toContain(status)
  })

  test('words that are everywhere give a bounded page in as many questions', async () => {
    const before = await site.counted('/tim-kiem?q=mo+hinh')
    await plantDocument(site, 3000)
    const after = await site.counted('/tim-kiem?q=mo+hinh')
    expect(after.asked).toBe(before.asked)
    expect(titles(after.text).length).toBeGreaterThan(10)
    expect(Buffer.byteLength(after.text)).toBeLessThan(60 * 1024)
    expect(readable(after.text)).toMatch(/còn nữa|kết quả/)
  })

  test('a document that is not public is not found', async () => {
    const id = await plantDocument(site, 2)
    expect(await search('ấp số 1 có 12', '&loai=document')).toContain(id)
    await site.t.test.pool.query('update document set public = false where id = $1', [id])
    expect(await search('ấp số 1 có 12', '&loai=document')).not.toContain(id)
    expect(await search('12 mô hình tự quản', '&loai=figure')).not.toContain(`/so-lieu/trinh-dien/${id}`)
  })

  test('the API finds the same', async () => {
    const answer = await site.officer.get('/api/v1/search?q=93%20mo%20hinh')
    const body = (await answer.json()) as Record<string, readonly { readonly title: string; readonly under: string }[]>
    expect(body.figures?.[0]?.title).toMatch(/93 mô hình/)
    expect(body.figures?.[0]?.under).toMatch(/^Huyện Cần Giuộc, 2021-2023, /)
    expect(body.documents?.length).toBeGreaterThan(0)
  })
})
