import { expect, test } from 'vitest'
import { adminTexts } from '../../test/support/admin.ts'
import { readAdminFiles } from './admin-files.ts'

const texts = adminTexts()

test('the shipped files', () => {
  const read = readAdminFiles(texts)
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  const { value } = read
  expect(value.unitsBefore).toHaveLength(63 + 696 + 10_035)
  expect(value.unitsAfter).toHaveLength(34 + 3321)
  expect(value.mapping).toHaveLength(10_571)
  expect(value.provinces).toHaveLength(63)
  expect(value.changes).toHaveLength(25)
  expect(value.codeAliases).toHaveLength(2)
  expect(value.unitsAfter.find((row) => row.code === '28159')).toEqual({
    code: '28159',
    name: 'Cần Giuộc',
    fullName: 'Xã Cần Giuộc',
    type: 'xã',
    level: 'commune',
    parentCode: '80',
    nameInResolution: null,
  })
})

test.each([
  [
    'a wrong word',
    { mapping: texts.mapping.replace('whole,whole,whole', 'all,whole,whole') },
    { file: 'mapping', line: 2, column: 'kind' },
  ],
  [
    'a missing column',
    { lists: 'list,level\nunits_2025,province\n' },
    { file: 'lists', line: 2, column: 'in_force_from' },
  ],
  [
    'an empty code',
    { code_aliases: 'alias_code,code,unit,where_the_alias_is_used\n1,,x,y\n' },
    { file: 'code_aliases', line: 2, column: 'code' },
  ],
  ['a row too short', { changes_2026: 'a,b\n1\n' }, { file: 'changes_2026' }],
])('%s is named by file, line and column', (_, change, details) => {
  const read = readAdminFiles({ ...texts, ...change })
  expect(read.ok ? null : read.problem).toMatchObject({ code: 'input.invalid', details })
})
