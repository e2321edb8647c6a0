import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Cell, Sheet } from '../core/sheet.ts'
import { writeXlsx } from './xlsx.ts'

const COLUMNS: Sheet['columns'] = [
  { head: 'Tên', type: 'text', width: 30 },
  { head: 'Ngày', type: 'day', width: 12 },
  { head: 'Số', type: 'number', width: 12 },
  { head: 'Có', type: 'yes-no', width: 8 },
]
const FACTS = [
  ['Quy tắc đếm', 'Đếm: lượt, giai đoạn 2021–2023'],
  ['Mở trên mạng', 'https://kheo.example/api/v1/models?unit=807&date=2023-09-26'],
] as const

async function* rows(n: number): AsyncGenerator<readonly Cell[]> {
  for (let i = 0; i < n; i++)
    yield i === 0 ? ['=HYPERLINK("http://x")', '2023-09-26', 1.5, true] : [`Mô hình ${i} \u0001\ud800`, null, -i, null]
}

async function book(n: number, inMemory?: number) {
  const pieces: Uint8Array[] = []
  for await (const piece of writeXlsx(
    { name: 'Mô hình: [2023]/*', columns: COLUMNS, facts: FACTS, rows: rows(n) },
    inMemory,
  ))
    pieces.push(piece)
  return { pieces, ...(await readXlsx(Buffer.concat(pieces), { readStyles: true })) }
}

test('typed cells, a frozen heading, formulas as text, a cover with the rule and the link', async () => {
  const { sheets } = await book(3)
  expect(sheets.map((s) => s.name)).toEqual(['Mô hình   2023', 'Khéo'])
  const [table, cover] = sheets
  expect(table?.rows).toEqual([
    ['Tên', 'Ngày', 'Số', 'Có'],
    ['=HYPERLINK("http://x")', new Date('2023-09-26T00:00:00Z'), 1.5, true],
    ['Mô hình 1 ', null, -1, null],
    ['Mô hình 2 ', null, -2, null],
  ])
  expect(table?.freezePane).toEqual({ rows: 1 })
  expect([...(table?.cells?.values() ?? [])].every((c) => c.formula === undefined)).toBe(true)
  expect(table?.cells?.get('1,1')?.style?.numFmt).toBe('dd/mm/yyyy')
  expect(cover?.rows.slice(2).map((r) => r[1])).toEqual(FACTS.map(([, value]) => value))
  expect(cover?.cells?.get('3,1')?.hyperlink?.target).toBe(FACTS[1][1])
})

test('no rows: still a table that opens', async () => {
  const { sheets } = await book(0)
  expect(sheets[0]?.rows).toEqual([['Tên', 'Ngày', 'Số', 'Có']])
})

test('a long list is streamed with the facts above the table, and every row is there', async () => {
  const { sheets, pieces } = await book(3000, 100)
  expect(pieces.length).toBeGreaterThan(1)
  expect(sheets).toHaveLength(1)
  const table = sheets[0]
  expect(table?.rows[0]).toEqual(expect.arrayContaining([...FACTS[0]]))
  expect(table?.rows[3]?.slice(0, 4)).toEqual(['Tên', 'Ngày', 'Số', 'Có'])
  expect(table?.freezePane).toEqual({ rows: 4 })
  expect(table?.rows).toHaveLength(3004)
  expect(table?.rows[4]?.slice(0, 4)).toEqual(['=HYPERLINK("http://x")', new Date('2023-09-26T00:00:00Z'), 1.5, true])
  expect(table?.rows.at(-1)?.[2]).toBe(-2999)
})
