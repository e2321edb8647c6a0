import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUnmarked, looseKey, markedKey, plainKey } from './keys.ts'

describe('markedKey', () => {
  test.each([
    ['Hoà Bình', 'Hòa Bình'],
    ['Thuý', 'Thúy'],
    ['Bà Rịa - Vũng Tàu', 'bà rịa-vũng tàu'],
    ["Ea H'leo", 'EA H’LEO'],
    ['04', '4'],
    ['Đắk Lắk'.normalize('NFD'), 'ĐẮK LẮK'],
  ])('%s is %s', (a, b) => expect(markedKey(a)).toBe(markedKey(b)))

  test.each([
    ['Xuân Hải', 'Xuân Hái'],
    ['Tân Lập', 'Tan Lap'],
    ['Đạ Tông', 'Da Tong'],
    ['An', 'Ân'],
    ['10', '1'],
  ])('%s is not %s', (a, b) => expect(markedKey(a)).not.toBe(markedKey(b)))
})

test.each([
  ['Quý Quân', 'Quí Quân'],
  ['Sỹ Bình', 'Sĩ Bình'],
  ['Đa Krông', 'Đakrông'],
])('%s sounds like %s', (a, b) => expect(looseKey(a)).toBe(looseKey(b)))

test('a loose key keeps y where it is another sound', () => {
  expect(looseKey('Thủy')).toBe('thuy')
  expect(looseKey('Tây')).toBe('tay')
})

test('unmarked means that no letter carries a mark', () => {
  expect(isUnmarked('nam du')).toBe(true)
  expect(isUnmarked('Đa')).toBe(false)
  expect(isUnmarked('xã'.normalize('NFD'))).toBe(false)
})

test('the keys do not depend on how the text is composed, and each is coarser than the one before', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aăâeêioôơuưyđhbcqnảạấợ -‐.') })
  fc.assert(
    fc.property(text, text, (a, b) => {
      for (const key of [markedKey, plainKey, looseKey]) expect(key(a.normalize('NFD'))).toBe(key(a.normalize('NFC')))
      if (markedKey(a) === markedKey(b)) expect(plainKey(a)).toBe(plainKey(b))
      if (plainKey(a) === plainKey(b)) expect(looseKey(a)).toBe(looseKey(b))
      expect(plainKey(plainKey(a))).toBe(plainKey(a))
      expect(looseKey(plainKey(a))).toBe(looseKey(a))
    }),
  )
})
