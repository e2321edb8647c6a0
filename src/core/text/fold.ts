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
