import { fold } from '../text/fold.ts'

const TONES = new Map([
  ['\u0300', '1'],
  ['\u0301', '2'],
  ['\u0303', '3'],
  ['\u0309', '4'],
  ['\u0323', '5'],
])
const NOT_LETTERS = /[^\p{L}\p{N}\p{M}]+/u
const LEADING_ZEROS = /^0+(?=[1-9])/

/**
 * A name with its marks, made comparable: lower case, each syllable with its tone at the end, so that hoà and hòa are
 * one; hyphens, quotes and full stops are spaces; "04" is "4".
 */
export function markedKey(text: string): string {
  return text.normalize('NFC').toLowerCase().split(NOT_LETTERS).filter(Boolean).map(markedSyllable).join(' ')
}

function markedSyllable(syllable: string): string {
  let letters = ''
  let tone = ''
  for (const char of syllable.normalize('NFD')) {
    const found = TONES.get(char)
    if (found === undefined) letters += char === 'ð' ? 'đ' : char
    else tone = found
  }
  return letters.normalize('NFC').replace(LEADING_ZEROS, '') + tone
}

/** A name without marks, made comparable: folded, "04" is "4". */
export function plainKey(text: string): string {
  return fold(text)
    .split(' ')
    .map((word) => word.replace(LEADING_ZEROS, ''))
    .join(' ')
}

/** The widest net: no spaces ("Đa Krông", "Đakrông"), and a final y is an i ("Quý", "Quí"). */
export function looseKey(text: string): string {
  return plainKey(text)
    .split(' ')
    .map((word) => word.replace(/^([^aeiou]+|qu)y$/, '$1i'))
    .join('')
}

/** Is it written without any mark, though it may have some in truth? */
export function isUnmarked(text: string): boolean {
  return !/[\u0300-\u036fđĐÐð]/.test(text.normalize('NFD'))
}
