import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell, Sheet } from '../core/sheet.ts'
import { csvField, neutral, writeCsv } from './csv.ts'

async function* from<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}

const sheet = (rows: readonly (readonly Cell[])[], columns: Sheet['columns']): Sheet => ({
  name: 'Thử',
  columns,
  facts: [],
  rows: from(rows),
})
const text = (head: string): Sheet['columns'][number] => ({ head, type: 'text', width: 10 })

async function written(of: Sheet): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeCsv(of)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

describe('formulas', () => {
  test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '\rx', ' =1', '\n=1', '＝1'])('%j is made a text', (bad) => {
    expect(neutral(bad)).toBe(`'${bad}`)
    expect(csvField(bad).replace(/^"/, '').startsWith("'")).toBe(true)
  })

  test('numbers stay numbers, also negative ones; ordinary texts stay as they are', () => {
    expect(csvField(-2.5, 'number')).toBe('-2.5')
    expect(csvField(1e15, 'number')).toBe('1000000000000000')
    expect(csvField('Hũ gạo - tình thương')).toBe('Hũ gạo - tình thương')
    expect(csvField('2023-09-26', 'day')).toBe('2023-09-26')
    expect(csvField(null)).toBe('')
  })
})

test('whatever the texts are, a reader of RFC 4180 gets them back, and none begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string(), fc.integer()), { minLength: 1, maxLength: 20 }),
      async (rows) => {
        const csv = await written(sheet(rows, [text('A'), text('B"x,'), { head: 'C', type: 'whole', width: 5 }]))
        expect(csv.charCodeAt(0)).toBe(0xfeff)
        const back = parse(csv, { bom: true, relax_column_count: false }) as string[][]
        expect(back[0]).toEqual(['A', 'B"x,', 'C'])
        expect(back.slice(1)).toEqual(
          rows.map(([a, b, n]) => [
            neutral(a.replaceAll('\u0000', '')),
            neutral(b.replaceAll('\u0000', '')),
            String(n),
          ]),
        )
        for (const [a = '', b = ''] of back.slice(1))
          for (const cell of [a, b]) expect(/^\s*[=+\-@]/.test(cell)).toBe(false)
      },
    ),
    { numRuns: 200 },
  )
})

test('rows are pulled while the file is written, not before', async () => {
  let pulled = 0
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (; pulled < 20_000; pulled++) yield ['x'.repeat(50)]
  }
  const pieces = writeCsv({ name: '', columns: [text('A')], facts: [], rows: rows() })
  await pieces.next()
  expect(pulled).toBeGreaterThan(0)
  expect(pulled).toBeLessThan(2000)
  await pieces.return(undefined)
})
