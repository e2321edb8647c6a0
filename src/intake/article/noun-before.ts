import { coreNounAt } from './core-nouns.ts'
import type { Layout } from './layout.ts'
import type { Mention } from './mention.ts'
import type { NumberToken } from './number-token.ts'
import type { Source } from './source.ts'
import { matchAt } from './words.ts'

const REACH = 110
const NOUN = '(?:lượt +)?(?:mô hình|điển hình|tập thể|cá nhân)'
/** "tổng số mô hình của huyện là 49", "nâng số mô hình lên 212": the noun comes first and is counted by "số". */
const NUMBER_OF = new RegExp(
  `(?<![\\p{L}])(?:tổng +)?số(?: +lượng)? +(?=${NOUN}(?![\\p{L}]))([^,.;:()\\d]{6,80}?)(?: +(?:là|lên|lên tới|lên đến|đạt|có|còn|tăng(?: lên| thêm)?|giảm(?: còn)?)| *:) *$`,
  'u',
)
/** "..., mô hình mới là 407": a list goes on without saying "số" again. */
const GOES_ON = new RegExp(`(?:[,;(]|(?<!\\p{L})(?:còn|và)) *(?=${NOUN}(?![\\p{L}]))([^,.;:()\\d]{6,60}?) +là *$`, 'u')
const IS = / +(?:đều +)?là +/uy

/** A number whose noun stands elsewhere: before it, or behind "là" ("2.705 là mô hình tập thể"). */
export function withNounElsewhere(source: Source, layout: Layout, token: NumberToken): Mention | null {
  const sentence = layout.sentences[token.sentence]
  if (sentence === undefined || token.percent || token.scaled || token.spelled || token.valueMax !== undefined)
    return null
  const base = { token, sentence: token.sentence, from: token.start, kind: 'core' }
  const is = matchAt(IS, source.low, token.to)
  const behind = is === null ? null : coreNounAt(source, token.to + is[0].length, sentence.to)
  if (behind !== null) return { ...base, to: behind.end, core: behind }
  if (token.denominator !== undefined) return null
  const start = Math.max(sentence.from, token.start - REACH)
  const before = source.low.slice(start, token.start)
  const told = NUMBER_OF.exec(before) ?? GOES_ON.exec(before)
  if (told?.[1] === undefined) return null
  const at = start + told.index + told[0].indexOf(told[1])
  const noun = coreNounAt(source, at, token.start)
  return noun === null ? null : { ...base, to: token.to, core: { ...noun, bare: token.to, end: token.to } }
}
