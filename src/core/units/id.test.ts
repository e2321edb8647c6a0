import { describe, expect, test } from 'vitest'
import { fnv128, keyedUuid, unitId } from './id.ts'

describe('fnv128', () => {
  // the published vectors of FNV-1a, 128 bits
  test.each([
    ['', '6c62272e07bb014262b821756295c58d'],
    ['a', 'd228cb696f1a8caf78912b704e4a8964'],
    ['foobar', '343e1662793c64bf6f0d3597ba446f18'],
  ])('%j', (text, hash) => expect(fnv128(text)).toBe(hash))
})

test('a keyed UUID is of version 8 and the RFC variant', () => {
  for (const key of ['', 'x', 'Đặc khu', 'kheo:unit:commune:00001:-']) {
    expect(keyedUuid(key)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})

test('ids never change: links and exports carry them', () => {
  expect(unitId('province', '80', null)).toBe('57b24428-8a76-8a91-ae48-6649537dd9f7')
  expect(unitId('province', '80', '2025-07-01')).toBe('6cb45f82-d214-8732-b40c-13a4c023fe49')
  expect(unitId('commune', '31115', null)).toBe('82e9896b-b41b-81d2-8b40-90f07b7fd5f8')
})
