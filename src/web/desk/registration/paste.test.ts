import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { type OpenedRound, openRound } from '../../../../test/support/round.ts'
import { signedInAs } from '../../../../test/support/signed-in.ts'
import { type Person, testSite } from '../../../../test/support/web.ts'
import { createSite } from '../../site.ts'

let t: TestApp
let round: OpenedRound
let clerk: Person
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  clerk = await signedInAs(createSite(testSite(t.app)), t.app, round.places[0].clerk)
})
afterAll(() => t?.close())

const AT = '/ban-lam-viec/dang-ky'

describe('a table pasted at once', () => {
  const TABLE =
    'STT\tTên mô hình\tLĩnh vực\tMục tiêu\tNgày bắt đầu\n1\tTiếng loa an ninh\tKinh tế\t"dòng 1\ndòng 2"\t01/03/2026\n2\tThiếu lĩnh vực\tKhông có\t\t31/02/2026'
  test('is previewed with its faults at their cells, saves the good rows once, and nothing before', async () => {
    const paste = (buoc: string) => clerk.post(`${AT}/dan-bang`, { dot: round.roundId, bang: TABLE, buoc })
    await clerk.get(`${AT}/dan-bang`)
    const look = await paste('xem')
    expect(look.status).toBe(200)
    for (const text of ['Lưu 1 dòng thành nháp', 'không có lĩnh vực này', 'không phải là ngày'])
      expect(clerk.html).toContain(text)
    await clerk.get(AT)
    expect(clerk.html).not.toContain('Tiếng loa an ninh')
    await clerk.get(`${AT}/dan-bang`)
    expect((await paste('luu')).headers.get('location')).toContain('da=1.0')
    expect((await paste('luu')).headers.get('location')).toContain('da=0.1')
    await clerk.get(AT)
    expect(clerk.html.match(/Tiếng loa an ninh<\/a>/g)).toHaveLength(1)
  })

  test('nothing in it, no name column: 422 and the text stays', async () => {
    await clerk.get(`${AT}/dan-bang`)
    expect((await clerk.post(`${AT}/dan-bang`, { dot: round.roundId, bang: ' ', buoc: 'xem' })).status).toBe(422)
    expect((await clerk.post(`${AT}/dan-bang`, { dot: round.roundId, bang: 'A;B\nx;y', buoc: 'xem' })).status).toBe(422)
    expect(clerk.html).toContain('A;B')
  })
})
