import { expect, test } from 'vitest'
import { isRegistryDay } from './day.ts'
import { isName, MAX_NAME } from './name.ts'

test.each([
  ['2023-09-26', true],
  ['1945-09-02', true],
  ['2099-12-31', true],
  ['0000-01-01', false],
  ['9999-12-31', false],
  ['2023-02-30', false],
  ['26/09/2023', false],
  ['', false],
])('%s is a day of the registry: %s', (text, is) => {
  expect(isRegistryDay(text)).toBe(is)
})

test.each([
  ['Hũ gạo tình thương', true],
  ['5S', true],
  ['Đ', true],
  ['!!!', false],
  ['“…”', false],
  ['', false],
  ['Hũ\u0000gạo', false],
  ['a'.repeat(MAX_NAME), true],
  ['a'.repeat(MAX_NAME + 1), false],
])('%j is a name: %s', (text, is) => {
  expect(isName(text)).toBe(is)
})
