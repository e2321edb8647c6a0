/**
 * A number as officers type it: "1.234,5", "1234,5", "5 triệu", "2,5 tỷ", "1 triệu rưỡi", "300k". As an exact decimal
 * text ("1234.5"), never a binary fraction. Null for nothing typed, undefined for what is no number or could be two:
 * "1.5" is refused, because a point parts thousands here and nobody can know what was meant.
 */
export function typedNumber(text: string): string | null | undefined {
  const typed = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
  if (typed === '') return null
  const parts = /^(\d[\d.]*(?:,\d+)?)(?: ?([a-zà-ỹ]+))?( rưỡi)?$/u.exec(typed)
  const exponent = parts?.[2] === undefined ? 0 : SCALES[parts[2]]
  if (parts === null || exponent === undefined) return undefined
  const [whole = '', fraction = ''] = (parts[1] ?? '').split(',')
  if (whole.includes('.') && !/^\d{1,3}(?:\.\d{3})+$/.test(whole)) return undefined
  const half = parts[3] !== undefined
  if (half && (exponent === 0 || fraction !== '')) return undefined
  return shifted(whole.replaceAll('.', ''), half ? '5' : fraction, exponent)
}

const SCALES: Readonly<Record<string, number>> = {
  nghìn: 3,
  ngàn: 3,
  k: 3,
  triệu: 6,
  tr: 6,
  tỷ: 9,
  tỉ: 9,
}

/** Moves the decimal mark some places to the right; without leading or closing zeros. */
function shifted(whole: string, fraction: string, places: number): string {
  const padded = fraction.padEnd(places, '0')
  const digits = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  const rest = padded.slice(places).replace(/0+$/, '')
  return rest === '' ? digits : `${digits}.${rest}`
}

/** How many decimals a decimal text has. */
export const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0

/** Nothing that people do needs more digits before the mark; what has more is a slip of the finger. */
export const MOST_DIGITS = 15

/** The exact sum of decimal texts that are not negative. */
export function sumOf(values: readonly string[]): string {
  const places = Math.max(0, ...values.map(decimalsOf))
  const total = values.reduce((sum, value) => {
    const [whole = '0', fraction = ''] = value.split('.')
    return sum + BigInt(whole + fraction.padEnd(places, '0'))
  }, 0n)
  const digits = total.toString().padStart(places + 1, '0')
  return shifted(digits.slice(0, digits.length - places), digits.slice(digits.length - places), 0)
}

/** "1234567.5" as "1.234.567,5", or with the marks of English. */
export function printedNumber(value: string, lang: 'vi' | 'en'): string {
  const [thousand, mark] = lang === 'vi' ? ['.', ','] : [',', '.']
  const [whole = '', fraction] = value.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousand)
  return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`
}
