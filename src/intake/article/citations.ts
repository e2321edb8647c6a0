import type { CitedDocument } from '../../core/reading/types.ts'
import { isoOf, type TimeMark } from './dates.ts'
import type { Page } from './page.ts'
import type { Source } from './source.ts'
import { type Range, rangeBefore } from './words.ts'

/** A document's number and symbol, with stray spaces: "35- CT/TU", "1092 /QĐ-UBND", "33/2015/QĐ-TTg". */
const SYMBOL =
  /(?<![\p{L}\p{N}/.-])(\d{1,5}) ?([-/]) ?((?:\d{4} ?[/-] ?)?)([A-ZĐÐ]{1,3}[A-Za-zĐđ]{0,4}) ?([-/]) ?([A-ZĐÐ][\p{L}\d]{0,11}(?:-[A-ZĐ][\p{L}\d]{0,11})*)(?![\p{L}\p{N}])/gu

const TYPES: Readonly<Record<string, string>> = {
  CT: 'chỉ thị',
  KH: 'kế hoạch',
  QĐ: 'quyết định',
  NQ: 'nghị quyết',
  TTR: 'tờ trình',
  BC: 'báo cáo',
  HD: 'hướng dẫn',
  CV: 'công văn',
  KL: 'kết luận',
  TB: 'thông báo',
  ĐA: 'đề án',
  NĐ: 'nghị định',
  TT: 'thông tư',
  QC: 'quy chế',
  QY: 'quy định',
  CTR: 'chương trình',
  CTHĐ: 'chương trình hành động',
}
const PRINTED =
  /(chỉ thị|kế hoạch|quyết định|nghị quyết|tờ trình|báo cáo|hướng dẫn|công văn|văn bản|kết luận|thông báo|đề án|nghị định|thông tư|quy chế|quy định|chương trình)(?: +số)? *:? *$/u

/** Finds the documents that the news cites by symbol. The same symbol again is the same document. */
export function findCitations({ source, layout, time }: Page): { cited: CitedDocument[]; ranges: Range[] } {
  const cited: CitedDocument[] = []
  const ranges: Range[] = []
  const seen = new Set<string>()
  for (const line of layout.lines) {
    if (line.kind === 'furniture') continue
    for (const match of source.norm.slice(line.from, line.to).matchAll(SYMBOL)) {
      const from = line.from + match.index
      const to = from + match[0].length
      ranges.push({ from, to })
      const symbol = match[0].replace(/ /g, '').replaceAll('Ð', 'Đ')
      if (seen.has(symbol)) continue
      seen.add(symbol)
      const printed = PRINTED.exec(source.low.slice(Math.max(line.from, from - 24), from))?.[1]
      const type = printed ?? TYPES[(match[4] ?? '').replaceAll('Ð', 'Đ').toUpperCase()]
      const date = dateAfter(source, time, to)
      cited.push({
        ...source.span(from, to),
        symbol,
        ...(type === undefined ? {} : { type }),
        ...(date === undefined ? {} : { date }),
      })
    }
  }
  return { cited, ranges }
}

function dateAfter(source: Source, time: readonly TimeMark[], to: number): string | undefined {
  const mark = time[rangeBefore(time, to) + 1]
  if (
    mark === undefined ||
    mark.from - to > 10 ||
    !/^[ ,]*(?:ngày|\(|ra ngày)? *$/u.test(source.low.slice(to, mark.from))
  )
    return undefined
  return isoOf(mark)
}
