import type { QuotaStatement } from '../../core/reading/types.ts'
import { coreNounAt } from './core-nouns.ts'
import type { Layout } from './layout.ts'
import type { NumberToken } from './number-token.ts'
import type { Source } from './source.ts'
import { anywhere, lastMatch, type Range } from './words.ts'

const UNIT_WORDS =
  'xã|phường|thị trấn|huyện|quận|thành phố|thị xã|thôn|ấp|bản|xóm|khóm|khu phố|tổ dân phố|khu dân cư|đơn vị|cơ quan|địa phương|cơ sở|chi bộ|đảng bộ|đảng ủy|chi hội|chi đoàn|tổ chức|ngành|đoàn thể|hội|khối dân vận|tổ dân vận|cán bộ|đảng viên|đồng chí|trường'
const EACH = new RegExp(
  `(?<![\\p{L}])mỗi +((?:${UNIT_WORDS})(?: *(?:,|và|hoặc|/) *(?:${UNIT_WORDS}))*)(?![\\p{L}])`,
  'gu',
)
const AT_LEAST = /(?:ít nhất|tối thiểu|không dưới|từ)(?: +(?:là|có|được|phải|từ))? *$/u
const TARGET = anywhere([
  'phấn đấu',
  'mục tiêu(?: là| đến| mỗi| xây dựng|:)',
  'chỉ tiêu(?: là|:| giao)',
  'đặt mục tiêu',
  'đề ra mục tiêu',
  'dự kiến',
  'sẽ',
])
const DEMANDS = /(?:chọn|đăng ký|xây dựng|duy trì|nhân rộng|phải|cần|phấn đấu|giao|thành lập)(?![\p{L}])/u
const REGISTRATION: readonly (readonly [string, RegExp])[] = [
  ['maintained', /duy trì/u],
  ['replicated', /nhân rộng/u],
  ['new', /mô hình (?:\p{L}+ )?mới|xây dựng mới|đăng ký mới/u],
  ['breakthrough', /đột phá/u],
]

/** Demands in the news: quotas for each unit, and the stretches whose numbers are norms or plans and no results. */
export function findDemands(
  source: Source,
  layout: Layout,
  tokens: readonly NumberToken[],
): { quotas: QuotaStatement[]; demands: Range[] } {
  const quotas: QuotaStatement[] = []
  const demands: Range[] = []
  const asked = askedIn(source, layout)
  for (const token of tokens) {
    const sentence = layout.sentences[token.sentence]
    if (sentence === undefined) continue
    const start = Math.max(sentence.from, token.start - 160)
    const before = clause(source.low.slice(start, token.start))
    const each = lastMatch(EACH, before)
    const least = AT_LEAST.test(before)
    const average = each !== null && /(?:bình quân|trung bình) *$/u.test(before.slice(0, each.index))
    if (
      each !== null &&
      !average &&
      !token.scaled &&
      !token.percent &&
      (least || (!/\d/.test(before.slice(each.index)) && DEMANDS.test(before.slice(each.index))))
    ) {
      demands.push({ from: token.from, to: token.to })
      const quota = quotaOf(source, token, token.start - before.length + each.index, each[1] ?? '')
      if (quota !== null) quotas.push(quota)
    } else if (/(?:ít nhất|tối thiểu)[^,;]*$/u.test(before) && /mỗi(?!\p{L})/u.test(before)) {
      demands.push({ from: token.from, to: token.to })
    } else if (lastMatch(TARGET, before) !== null || asked(token)) {
      demands.push({ from: token.from, to: token.to })
    }
  }
  return { quotas, demands }
}

/** "Đoàn đề nghị tỉnh: ...; nhân rộng 20 mô hình": what stands behind the asking is asked for. Proposed awards are not. */
const ASKS =
  /(?:đề nghị|kiến nghị|yêu cầu)(?! +(?:\p{L}+ +){0,6}?(?:khen|tặng|công nhận|biểu dương|tuyên dương|xét))[^.;:]{0,60}?(?::|,? +cần(?!\p{L}))/u

/** Does a number stand behind a request in its sentence? Each sentence is searched once. */
function askedIn(source: Source, layout: Layout): (token: NumberToken) => boolean {
  const found = new Map<number, number>()
  return (token) => {
    const sentence = layout.sentences[token.sentence]
    if (sentence === undefined) return false
    let at = found.get(token.sentence)
    if (at === undefined) {
      const match = ASKS.exec(source.low.slice(sentence.from, Math.min(sentence.to, sentence.from + 600)))
      at = match === null ? Number.POSITIVE_INFINITY : sentence.from + match.index + match[0].length
      found.set(token.sentence, at)
    }
    return token.from >= at
  }
}

/** The words since the last semicolon: a demand ends with its clause. */
const clause = (text: string): string => text.slice(text.lastIndexOf(';') + 1)

function quotaOf(source: Source, token: NumberToken, from: number, units: string): QuotaStatement | null {
  const noun = coreNounAt(source, token.to, token.to + 60)
  if (noun === null || !/mô hình|điển hình/u.test(noun.unit.toLowerCase())) return null
  const words = source.low.slice(from, noun.end + 60).split(/[.;:]/u)[0] ?? ''
  const own = words
    .slice(0, noun.end - from + 30)
    .replace(/(?:và|đồng thời) .*$/u, (rest) => (noun.end - from > words.length - rest.length ? rest : ''))
  return {
    ...source.span(from, noun.end),
    min: token.value,
    ...(token.valueMax === undefined ? {} : { max: token.valueMax }),
    perUnitType: units.split(/ *(?:,|\/| và | hoặc ) */u).filter((u) => u !== ''),
    registrations: REGISTRATION.filter(([, pattern]) => pattern.test(own)).map(([name]) => name),
  }
}
