import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from './table.ts'
import { checkRows, type TableNames } from './table-rows.ts'

const NAMES: TableNames = {
  unit: (name) => ({ 'Xã A': 'a', 'xa b': 'b' })[name],
  field: (name) => (name === 'Kinh tế' ? 'kt' : undefined),
  defaultUnit: 'a',
}

describe('reading a paste', () => {
  test.each([
    ['tabs', '1. Tên mô hình\tLĩnh vực\nA\tKinh tế', ['name', 'field'], [['A', 'Kinh tế']]],
    ['semicolons', 'TÊN MÔ HÌNH;Đơn vị thực hiện\nA;Hội', ['name', 'lead'], [['A', 'Hội']]],
    ['bars', '| STT | Tên mô hình |\n|---|:-:|\n| 1 | A |', [undefined, 'name'], [['1', 'A']]],
    ['a list without a heading', 'Hũ gạo\nCamera', ['name'], [['Hũ gạo'], ['Camera']]],
    ['one column with its heading', 'Tên mô hình\nHũ gạo', ['name'], [['Hũ gạo']]],
    ['quoted cells', 'Tên\tMục tiêu\n"A ""b"""\t"1\n2"', ['name', 'goal'], [['A "b"', '1\n2']]],
    [
      'a name that begins with a quote',
      'Tên;Mục tiêu\n"Hũ gạo" tình thương;x',
      ['name', 'goal'],
      [['"Hũ gạo" tình thương', 'x']],
    ],
    ['empty rows', 'Tên\tMục tiêu\n\t\nA\tx\n\n', ['name', 'goal'], [['A', 'x']]],
  ])('with %s', (_what, text, columns, rows) => {
    const table = readTable(text)
    expect(table.columns).toEqual(columns)
    expect(table.rows).toEqual(rows)
  })

  test('names what it does not use, and takes the first of two columns that mean the same', () => {
    const table = readTable('STT\tTên mô hình\tTên\tGhi chú riêng\n1\tA\tB\tC')
    expect(table.columns).toEqual([undefined, 'name', undefined, undefined])
    expect(table.unknown).toEqual(['Tên', 'Ghi chú riêng'])
  })

  test('whatever is in the cells, a table written with quotes reads back', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', '').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const kept = rows.filter((row) => row.some((one) => one !== '') && !row.every((one) => /^:?-*:?$/.test(one)))
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = ['Tên\tMục tiêu', ...rows.map((row) => row.map(quote).join('\t'))].join('\n')
        expect(readTable(text).rows).toEqual(kept)
      }),
    )
  })
})

describe('checking rows', () => {
  const check = (head: string, ...rows: string[]) => checkRows(readTable([head, ...rows].join('\n')), NAMES)

  test('good rows are entries; faults stand at their cells', () => {
    const [good, bad] = check(
      'Tên\tĐơn vị\tLĩnh vực\tHình thức\tNgày bắt đầu\tNgày kết thúc',
      'A\txa b\tKinh tế\tMới, đột phá\t1/3/2026\t31.3.2026',
      '!!!\tXã Z\tKhác\tDuy trì\t31/02/2026\t',
    )
    expect(good?.entry).toMatchObject({
      unitId: 'b',
      fieldId: 'kt',
      registration: 'breakthrough',
      startsOn: '2026-03-01',
      endsOn: '2026-03-31',
    })
    expect(bad?.entry).toBeUndefined()
    expect(bad?.faults).toEqual({
      name: 'name',
      unit: 'unit',
      field: 'field',
      registration: 'registration',
      startsOn: 'no-day',
    })
  })

  test('the same name again in the same unit is told with the row it repeats; in another unit it is another', () => {
    const rows = check('Tên\tĐơn vị', 'Hũ gạo\tXã A', 'HŨ GẠO\tXã A', 'Hũ gạo\txa b')
    expect(rows.map((row) => [row.faults.name, row.repeats])).toEqual([
      [undefined, undefined],
      ['twice', 1],
      [undefined, undefined],
    ])
  })

  test('a person is new only, and days are in order', () => {
    const [person, days] = check(
      'Tên\tLoại\tHình thức\tTừ ngày\tĐến ngày',
      'A\tcá nhân\tnhân rộng\t\t',
      'B\t\t\t2/1/2026\t1/1/2026',
    )
    expect(person?.faults).toEqual({ registration: 'registration' })
    expect(days?.faults).toEqual({ endsOn: 'ends-before' })
  })
})
