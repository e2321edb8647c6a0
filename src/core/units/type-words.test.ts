import { expect, test } from 'vitest'
import { partings } from './place-text.ts'
import { isTypeWord, isUnitType, readNames, readType } from './type-words.ts'

test.each([
  ['Thị trấn Cần Giuộc', 'thị trấn', 'Cần Giuộc'],
  ['TT. Cần Giuộc', 'thị trấn', 'Cần Giuộc'],
  ['TT Cần Giuộc', 'thị trấn', 'Cần Giuộc'],
  ['H. Cần Giuộc', 'huyện', 'Cần Giuộc'],
  ['H.Cần Giuộc', 'huyện', 'Cần Giuộc'],
  ['huyện đảo Kiên Hải', 'huyện', 'Kiên Hải'],
  ['xã đảo Nam Du', 'xã', 'Nam Du'],
  ['T.P Cần Thơ', 'thành phố', 'Cần Thơ'],
  ['TP.HCM', 'thành phố', 'HCM'],
  ['TX. La Gi', 'thị xã', 'La Gi'],
  ['P4', 'phường', '4'],
  ['Q.10', 'quận', '10'],
  ['đặc khu Phú Quốc', 'đặc khu', 'Phú Quốc'],
  ['ĐK Phú Quốc', 'đặc khu', 'Phú Quốc'],
  ['xa nam du', 'xã', 'nam du'],
])('%s is read as a %s', (text, type, name) => {
  expect(readNames(text)[0]).toMatchObject({ type, name })
})

test.each([
  'Phương Phú',
  'Xà Phìn',
  'Quan Sơn',
  'Huyền Hội',
  'Tịnh Biên',
  "H' Neng",
  "K' Dang",
])('%s has no type word', (text) => {
  expect(readNames(text)).toEqual([{ type: null, name: text, unmarked: false }])
  expect(readType(text)).toBeNull()
})

test('without marks a word that may be a type is read both ways', () => {
  expect(readNames('phuong phu').map((read) => read.type)).toEqual(['phường', null])
})

test('the types are those of the lists', () => {
  expect(isUnitType('thị trấn')).toBe(true)
  expect(isUnitType('toString')).toBe(false)
  expect(isTypeWord('Tỉnh')).toBe(true)
  expect(isTypeWord('Tịnh')).toBe(false)
})

test.each([
  ['xã Nam Du, huyện Kiên Hải (tỉnh Kiên Giang)', ['xã Nam Du', 'huyện Kiên Hải', 'tỉnh Kiên Giang']],
  ['xã Nam Du huyện Kiên Hải tỉnh Kiên Giang, Việt Nam', ['xã Nam Du', 'huyện Kiên Hải', 'tỉnh Kiên Giang']],
  ['Xã Phước Tỉnh huyện Long Đất', ['Xã Phước Tỉnh', 'huyện Long Đất']],
  ['phường Phước Hội thị xã La Gi', ['phường Phước Hội', 'thị xã La Gi']],
  ['Khánh Hải - Ninh Hải', ['Khánh Hải', 'Ninh Hải']],
  ['Bà Rịa - Vũng Tàu', ['Bà Rịa - Vũng Tàu']],
])('%s can be parted', (text, parts) => {
  expect(partings(text)).toContainEqual(parts)
})

test('nothing has no parting', () => {
  expect(partings(' , ')).toEqual([])
})
