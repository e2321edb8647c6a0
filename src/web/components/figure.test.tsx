import { describe, expect, it } from 'vitest'
import { CoverageBar } from './coverage-bar.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { exampleFigures } from './figure.examples.ts'
import { Figure } from './figure.tsx'
import { conflictSentence, sumSentence } from './sum-line.tsx'

const vi = exampleFigures('vi')
const en = exampleFigures('en')

describe('figure', () => {
  it('shows what is declared and what is recorded, each with its mark and its way in', () => {
    const html = String(<Figure lang="vi" figure={vi.canGiuoc} />)
    expect(html).toContain('mark-declared')
    expect(html).toContain('mark-recorded')
    expect(html).toContain('href="/so-lieu/cg-93"')
    expect(html).toContain('href="/van-ban/0#chu-cg-93"')
    expect(html).toContain('Mở danh sách')
    expect(html).toContain('16,1\u00a0% có hồ sơ')
    expect(html).toContain('Đếm: lượt, giai đoạn 2021–2023')
  })

  it('shows both for a recorded figure too, and its own number first', () => {
    const html = String(<Figure lang="vi" figure={vi.recorded} />)
    expect(html).toContain('figure-recorded')
    expect(html.indexOf('>15<')).toBeLessThan(html.indexOf('>93 <'))
    expect(html).toContain('Báo cáo')
  })

  it('says in words that there is no record, and gives no list', () => {
    const html = String(<Figure lang="vi" figure={vi.canGiuocCollectives} />)
    expect(html).toContain('chưa có hồ sơ')
    expect(html).not.toContain('Mở danh sách')
  })

  it('keeps the approximate word and shows conflicts in words', () => {
    const html = String(<Figure lang="vi" figure={vi.conflicting} />)
    expect(html).toContain('hơn')
    expect(html).toContain('29 + 29 = 58, văn bản ghi 59: chưa khớp')
    expect(html).toContain('hai văn bản ghi khác nhau: 270 và 276')
  })

  it('marks Vietnamese words on an English page', () => {
    const html = String(<Figure lang="en" figure={en.canGiuoc} />)
    expect(html).toMatch(/<q class="[^"]*" lang="vi">/)
    expect(html).toContain('href="/en/so-lieu/cg-93"')
  })

  it('escapes what comes from documents, and has no inline style or script', () => {
    const bad = { ...vi.canGiuoc, quote: '"><img src=x onerror=alert(1)>', documentTitle: '<b>', label: '"<i>' }
    const html = String(<Figure lang="vi" figure={bad} />)
    expect(html).not.toMatch(/<img|<b>|<i>| style=|<script/)
  })
})

describe('sums and conflicts', () => {
  it('say what agrees, what differs, what is only consistent', () => {
    expect(sumSentence('vi', vi.ninhHai.sumCheck)).toBe('19 + 23 + 10 + 7 = 59: khớp')
    expect(sumSentence('vi', { parts: [{ label: '', value: 1014 }], total: 1000, holds: true })).toBe(
      '1.014 = 1.014, văn bản ghi 1.000: phù hợp',
    )
    expect(conflictSentence('vi', { kind: 'sum', computed: 58, stated: 59 })).toBe(
      'các phần cộng lại là 58, văn bản ghi 59',
    )
  })
})

describe('coverage', () => {
  it('fills the bar as far as the records go, never further', () => {
    expect(String(<CoverageBar lang="vi" declared={100} recorded={25} />)).toContain('width="30"')
    expect(String(<CoverageBar lang="vi" declared={5} recorded={9} />)).not.toContain('width="216"')
    expect(String(<CoverageBar lang="vi" declared={0} recorded={3} />)).toContain('width="0"')
    expect(String(<CoverageBar lang="vi" declared={93} recorded={15} />)).toContain('15 trên 93 có hồ sơ')
  })

  it('never adds the two sides, and says when there are more records than declared', () => {
    const html = String(
      <CoverageTable
        lang="vi"
        rows={[{ id: 'a', label: 'x', declared: { value: 5, href: '#' }, recorded: { value: 7, href: '#' } }]}
      />,
    )
    expect(html).toContain('báo cáo ghi 5, trong khi đã có 7 hồ sơ')
    expect(html).not.toContain('>12<')
  })
})
