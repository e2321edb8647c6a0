/**
 * Vietnamese text made comparable. Names keep their spelling everywhere; only matching, sorting and slugs use these forms.
 */

const MARKS = /[\u0300-\u036f]/g

/** Upper or lower case letter D with stroke, and the Icelandic eth that scans and old fonts print for it. */
const D_STROKE = /[đĐÐð]/g

/**
 * The folded form: lower case, no marks, đ as d, every run of other characters one space.
 * Two spellings that differ only in marks, tone placement (hoà, hòa), hyphens, quotes, case or Unicode form fold alike.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(D_STROKE, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The folded form as an address part: words joined by hyphens, at most `max` characters, cut at a word. */
export function slug(text: string, max = 80): string {
  const whole = fold(text).replaceAll(' ', '-')
  if (whole.length <= max) return whole
  const cut = whole.slice(0, max + 1).lastIndexOf('-')
  return whole.slice(0, cut > 0 ? cut : max)
}

const TONE_ORDER = new Map([
  ['\u0300', 1], // huyền
  ['\u0309', 2], // hỏi
  ['\u0303', 3], // ngã
  ['\u0301', 4], // sắc
  ['\u0323', 5], // nặng
])

/** Vietnamese alphabet order of the base letters, as two characters each, so that plain byte order is dictionary order. */
const LETTER_RANK = new Map(
  [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'].map((letter, i) => [letter, String.fromCharCode(48 + i)]),
)

/**
 * A key whose byte order is Vietnamese dictionary order: letters first (a ă â … d đ e ê …), tones as tie-breaker
 * (ngang huyền hỏi ngã sắc nặng), numbers before letters. Store it in a column with collation "C".
 */
export function sortKey(text: string): string {
  let letters = ''
  let tones = ''
  for (const char of text.normalize('NFC').toLowerCase()) {
    const parts = char.normalize('NFD')
    let tone = 0
    let base = ''
    for (const part of parts) {
      const t = TONE_ORDER.get(part)
      if (t === undefined) base += part
      else tone = t
    }
    const rank = LETTER_RANK.get(base.normalize('NFC'))
    if (rank !== undefined) {
      letters += rank
      tones += String(tone)
    } else if (/[0-9]/.test(char)) {
      letters += `!${char}`
    } else if (!letters.endsWith(' ')) {
      letters += ' '
    }
  }
  return `${letters.trim()}\u0001${tones}`
}
