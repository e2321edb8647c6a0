import type { Span } from '../../core/reading/types.ts'

/**
 * A text in the three forms that the reader needs, and the way back from the inner forms to the text as given.
 * `norm` is NFC with entities resolved; `low` is `norm` in lower case, position by position, with the spellings that
 * mean the same made one (đ for eth, "hòa" for "hoà", plain spaces), so that tables match it and indexes are shared.
 */
export interface Source {
  readonly text: string
  readonly norm: string
  readonly low: string
  /** The words between two indexes of `norm`, as they stand in the text as given. */
  readonly span: (from: number, to: number) => Span
}

const BLANK =
  '[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u3000]|&nbsp;|&?#160;|&#(?:32|1[03]|819[2-9]|820[0-2]|8239|12288|x20|x0[9ad]|xa0|x200[0-9a]|x202f|x3000);'
const UNSEEN = '[\\u200b-\\u200d\\u2060\\ufeff\\u00ad]'
/** A run of blanks becomes one: no pattern behind this file ever meets two, so none can be slowed down by a million. */
const RUN = `(?:${BLANK})(?:${BLANK}|${UNSEEN})+`
const ODD = new RegExp(`${RUN}|&(?:[a-z]{2,8}|#\\d{2,5}|#x[0-9a-f]{2,4});|#160;|${UNSEEN}|[^\\p{M}]\\p{M}+`, 'giu')
const BLANKS = new RegExp(`^${RUN}$`, 'iu')
const GONE = new RegExp(`^${UNSEEN}$`, 'u')

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '#160;': ' ',
  '&amp;': '&',
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&lsquo;': '‘',
  '&rsquo;': '’',
  '&ndash;': '–',
  '&mdash;': '—',
  '&hellip;': '…',
}

/** Prepares a text for reading. Linear in its length. */
export function prepare(text: string): Source {
  const { norm, at } = normalise(text)
  const points = codePoints(text)
  const span = (from: number, to: number): Span => {
    const start = at === null ? from : (at[from] ?? text.length)
    const end = at === null ? to : (at[to] ?? text.length)
    return { start: points === null ? start : (points[start] ?? start), quote: text.slice(start, end) }
  }
  return { text, norm, low: comparable(norm), span }
}

/** Composes marks and resolves entities; `at[i]` is where the character `i` of the result came from. */
function normalise(text: string): { norm: string; at: Uint32Array | null } {
  if (text.search(ODD) < 0) return { norm: text, at: null }
  const pieces: string[] = []
  const at = new Uint32Array(text.length + 1)
  let length = 0
  let done = 0
  const copy = (to: number) => {
    pieces.push(text.slice(done, to))
    for (; done < to; done++) at[length++] = done
  }
  for (const match of text.matchAll(ODD)) {
    copy(match.index)
    const made = resolved(match[0])
    pieces.push(made)
    for (let i = 0; i < made.length; i++) at[length++] = match.index
    done = match.index + match[0].length
  }
  copy(text.length)
  at[length] = text.length
  return { norm: pieces.join(''), at: at.subarray(0, length + 1) }
}

function resolved(odd: string): string {
  if (BLANKS.test(odd)) return ' '
  if (odd.startsWith('&') || odd.startsWith('#')) {
    const known = ENTITIES[odd.toLowerCase()]
    if (known !== undefined) return known
    const number = /^&#(x?)([0-9a-f]+);$/i.exec(odd)
    if (number === null) return odd
    const code = Number.parseInt(number[2] ?? '', number[1] === '' ? 10 : 16)
    if (code === 160 || code === 10 || code === 13) return ' '
    return code < 32 || (code >= 0xd800 && code < 0xe000) || code > 0xffff ? '\ufffd' : String.fromCharCode(code)
  }
  const composed = odd.normalize('NFC')
  if (GONE.test(odd)) return ''
  return composed.length <= odd.length ? composed : odd
}

/** UTF-16 index to code point index, or null when they are the same. */
function codePoints(text: string): Uint32Array | null {
  if (!/[\ud800-\udbff]/.test(text)) return null
  const points = new Uint32Array(text.length + 1)
  let point = 0
  for (let i = 0; i < text.length; ) {
    const size = (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1
    points[i] = point
    if (size === 2) points[i + 1] = point
    i += size
    point++
  }
  points[text.length] = point
  return points
}

const OLD_TONES = /(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu
const NEW_TONES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'oà òa',
    'oá óa',
    'oả ỏa',
    'oã õa',
    'oạ ọa',
    'oè òe',
    'oé óe',
    'oẻ ỏe',
    'oẽ õe',
    'oẹ ọe',
    'uỳ ùy',
    'uý úy',
    'uỷ ủy',
    'uỹ ũy',
    'uỵ ụy',
  ]
    .map((pair) => pair.split(' '))
    .map(([old = '', now = '']) => [old, now]),
)

function comparable(norm: string): string {
  let low = norm.toLowerCase()
  if (low.length !== norm.length)
    low = [...norm].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
  return low
    .replace(/ð/g, 'đ')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .replace(/[‐‑−]/g, '-')
    .replace(OLD_TONES, (old) => NEW_TONES[old] ?? old)
}
