import { plainKey } from './keys.ts'
import { isTypeWord } from './type-words.ts'

const SEPARATORS = /[,;()[\]/|\n]+/u
/** Before a type word inside a text: "xã Nam Du huyện Kiên Hải". Not between thị and xã. */
const TYPE_INSIDE =
  /(?<!thị)\s+(?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|tp\.?|tx\.|tt\.|[hqpx]\.)\s*[\p{L}\d])/iu
const DASH = /\s*[-–—]\s+/u

/**
 * Every way to part a printed place into units, the smallest first: at commas and brackets; also before type words;
 * also at dashes, which some names contain ("Bà Rịa - Vũng Tàu"), so that comes last; and each the other way round.
 */
export function partings(text: string): readonly (readonly string[])[] {
  const clean = text.normalize('NFC').trim()
  const plain = tidy(clean.split(SEPARATORS))
  const typed = plain.flatMap((part) => joinTypeWords(part.split(TYPE_INSIDE)))
  const dashed = typed.flatMap((part) => part.split(DASH))
  const ways = [plain, typed, tidy(dashed)].flatMap((way) => (way.length > 1 ? [way, way.toReversed()] : [way]))
  const seen = new Set<string>()
  return ways.filter((way) => {
    const key = way.join('\u0000')
    if (way.length === 0 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Trims, drops what is empty and the country. */
function tidy(parts: readonly string[]): string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '' && plainKey(part) !== 'viet nam')
}

/** Puts a lone type word back to the name that it ends: "Xã Phước Tỉnh" was cut before "Tỉnh". */
function joinTypeWords(parts: readonly string[]): string[] {
  const joined: string[] = []
  for (const part of tidy(parts)) {
    const last = joined.at(-1)
    if (last !== undefined && isTypeWord(part)) joined[joined.length - 1] = `${last} ${part}`
    else joined.push(part)
  }
  return joined
}
