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
