import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../core/problem.ts'
import type { After } from '../../db/read/lists.ts'
import { fromCursor, toCursor } from './cursor.ts'

const ID = '0199aaaa-0000-7000-8000-000000000001'
const plant = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a cursor comes back as it went', () => {
  const after: After = [2_147_483_647, 'Đường hoa, “Tổ 1”', ID]
  expect(fromCursor(toCursor(after), ['text', 'id'])).toEqual(after)
})

describe('a cursor that is none of ours is refused before the database is asked', () => {
  test.each([
    ['a tenant that no column holds', plant([2 ** 31, ID])],
    ['a tenant below one', plant([0, ID])],
    ['a tenant below zero', plant([-1, ID])],
    ['a tenant and a half', plant([1.5, ID])],
    ['a tenant in words', plant(['1', ID])],
    ['an id that is none', plant([1, 'x'])],
    ['a key too many', plant([1, ID, ID])],
    ['no list', plant({ tenant: 1 })],
    ['no JSON', Buffer.from('[1,').toString('base64url')],
    ['no base64', '%%%'],
  ])('%s', (_, text) => {
    expect(() => fromCursor(text, ['id'])).toThrowError(ProblemError)
  })

  test('a NUL in a text', () => {
    expect(() => fromCursor(plant([1, 'a\u0000', ID]), ['text', 'id'])).toThrowError(ProblemError)
  })
})
