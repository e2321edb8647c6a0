import { APPROX_BEFORE } from './approximators.ts'
import type { Layout } from './layout.ts'
import type { NumberToken } from './number-token.ts'
import { isTrap, type Traps } from './number-traps.ts'
import { SCALE, scaled, scaleOf, smallerPart } from './printed-number.ts'
import type { Source } from './source.ts'
import { readSpelled } from './spelled.ts'
import { matchAt, type Range } from './words.ts'

const DIGITS = /\d+(?:[.,]\d+)*/gu
const RANGE = /(?: ?[-–] ?|(?: +đến +| +tới +))(\d+(?:[.,]\d+)*)/uy
const SHARE = / ?\/ ?(\d+(?:[.,]\d+)*)/uy
const PERCENT = / ?%/uy

/** Figures of one text that are read. No report has as many; what a page made to be slow prints behind them is left. */
const MOST = 50_000

/** Greater numbers are no figures: more than all the money there is, and no longer exact in a machine. */
const GREATEST = 1e15

/** Reads every number of the news that is not a trap. Linear: each number looks a fixed distance around itself. */
export function findNumbers(source: Source, layout: Layout, traps: Traps): NumberToken[] {
  const tokens: NumberToken[] = []
  layout.sentences.forEach((sentence, index) => {
    if (tokens.length >= MOST) return
    const piece = source.low.slice(sentence.from, sentence.to)
    DIGITS.lastIndex = 0
    for (let match = DIGITS.exec(piece); match !== null && tokens.length < MOST; match = DIGITS.exec(piece)) {
      const from = sentence.from + match.index
      const token = readNumber(source, from, match[0], index, sentence)
      DIGITS.lastIndex = Math.max(DIGITS.lastIndex, token.to - sentence.from)
      if ((token.valueMax ?? token.value) <= GREATEST && !isTrap(source, layout, traps, token, sentence))
        tokens.push(token)
    }
    readSpelled(source, layout, sentence, index, tokens)
  })
  return tokens.sort((a, b) => a.from - b.from)
}

function readNumber(source: Source, from: number, digits: string, sentence: number, within: Range): NumberToken {
  const { low } = source
  let to = from + digits.length
  let last = digits
  let first: { digits: string; scale: number } | null = null
  let denominator: string | undefined
  const share = matchAt(SHARE, low, to)
  const range = share === null ? matchAt(RANGE, low, to) : null
  const ownScale = matchAt(SCALE, low, to)
  if (share !== null) {
    denominator = (share[1] ?? '').replace(/[.,](?=\d{3})/g, '')
    to += share[0].length
  } else if (range !== null) {
    first = { digits, scale: 1 }
    last = range[1] ?? digits
    to += range[0].length
  } else if (ownScale !== null) {
    const later = matchAt(RANGE, low, to + ownScale[0].length)
    if (later !== null) {
      first = { digits, scale: scaleOf(ownScale[1] ?? '') }
      last = later[1] ?? digits
      to += ownScale[0].length + later[0].length
    }
  }
  const scaleMatch = matchAt(SCALE, low, to)
  const scale = scaleMatch === null ? 1 : scaleOf(scaleMatch[1] ?? '')
  if (scaleMatch !== null) to += scaleMatch[0].length
  const percent = scaleMatch === null && matchAt(PERCENT, low, to) !== null
  const measured = percent || scale > 1 || /^ ?(?:km|m|ha|kg|g|tấn|tạ|lít)(?![\p{L}])/u.test(low.slice(to, to + 6))
  let top = scaled(last, measured, scale)
  const extra = scale >= 1e6 ? smallerPart(low, to, scale) : null
  if (extra !== null) {
    top += extra.value
    to += extra.length
  }
  if (percent) to += matchAt(PERCENT, low, to)?.[0].length ?? 0
  const before = low.slice(Math.max(within.from, from - 24), from)
  const approx = APPROX_BEFORE.exec(before)
  const value = first === null ? top : scaled(first.digits, measured, first.scale === 1 ? scale : first.scale)
  return {
    from,
    to,
    start: approx === null ? from : from - before.length + approx.index,
    value,
    ...(first !== null && top > value ? { valueMax: top } : {}),
    ...(denominator === undefined ? {} : { denominator }),
    ...(approx === null ? {} : { approx: source.norm.slice(from - before.length + approx.index, from).trim() }),
    percent,
    scaled: scale > 1,
    spelled: false,
    sentence,
  }
}
