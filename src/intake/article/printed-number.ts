import { matchAt } from './words.ts'

const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tr: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
  'nghìn tỷ': 1e12,
  'nghìn tỉ': 1e12,
  'ngàn tỷ': 1e12,
}
/** "nghìn", "triệu", "tỷ"... after digits. */
export const SCALE = / *(nghìn tỷ|nghìn tỉ|ngàn tỷ|nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ)(?![\p{L}])(?! +(?:lệ|phú|trọng))/uy

/** What a matched scale word multiplies by. */
export const scaleOf = (word: string): number => SCALES[word.replace(/ +/g, ' ')] ?? 1

/** "2 tỷ 500 triệu": the part after the greater scale. */
export function smallerPart(low: string, at: number, scale: number): { value: number; length: number } | null {
  const digits = /^ +(\d{1,3}(?:,\d+)?)/u.exec(low.slice(at, at + 12))
  if (digits === null) return null
  const after = matchAt(SCALE, low, at + digits[0].length)
  const smaller = after === null ? undefined : scaleOf(after[1] ?? '')
  if (after === null || smaller === undefined || smaller >= scale) return null
  return { value: scaled(digits[1] ?? '', true, smaller), length: digits[0].length + after[0].length }
}

/** A printed number times its scale, without the dust that decimal fractions leave. */
export function scaled(digits: string, measured: boolean, scale: number): number {
  const value = printedValue(digits, measured)
  const decimals = scale === 1 || Number.isInteger(value) ? 0 : (String(value).split('.')[1]?.length ?? 0)
  return decimals === 0 ? value * scale : (Math.round(value * 10 ** decimals) * scale) / 10 ** decimals
}

/** Printed digits as a number. A stop before three digits groups thousands; a comma does so only where nothing is measured. */
function printedValue(digits: string, measured: boolean): number {
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'))
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(digits) && (!measured || digits.split(',').length > 2))
    return Number(digits.replaceAll(',', ''))
  if (/^\d+[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'))
  return Number(digits.replace(/[.,]/g, ''))
}
