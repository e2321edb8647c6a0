import type { Cell, Column, Sheet } from '../core/sheet.ts'
import { type Lang, maybe, t } from './catalogue.ts'
import { formatDate, formatNumber } from './format.ts'
import { kindLabel, type RuleData, ruleSentence } from './labels.ts'

/** The sentences of lists and figures in one language; what src/app takes as its `Words`. */
export const listWords = (lang: Lang) => ({
  lang,
  rule: (rule: RuleData): string => ruleSentence(lang, rule),
  nowIn: (then: string, now: string): string =>
    lang === 'vi' ? `${then}, nay thuộc ${now}` : `${then}, now in ${now}`,
  conflict: (kind: string, computed: number, stated: number): string => {
    const params = { computed: formatNumber(lang, computed), stated: formatNumber(lang, stated) }
    return t(lang)(conflictKey(kind), params)
  },
})

const CONFLICTS = ['sum', 'restated', 'subset-exceeds', 'share-exceeds', 'below-records', 'documents'] as const

function conflictKey(kind: string): `conflict.${(typeof CONFLICTS)[number]}` {
  return `conflict.${CONFLICTS.find((k) => k === kind) ?? 'restated'}`
}

/** What a sheet says about itself: what it is, what narrows it, where it comes from. */
export interface SheetFacts {
  readonly title: string
  readonly what: string
  readonly counts: RuleData['counts']
  readonly boundaries: 'then' | 'now'
  /** The filters as they were asked, in order. */
  readonly filters: readonly (readonly [name: string, value: string])[]
  readonly asOf: string
  /** Where the same list can be opened. */
  readonly link: string
  /** Joined before page addresses in the table; empty keeps them short. */
  readonly origin: string
}

const WIDTH: Readonly<Record<Column<never>['type'], number>> = {
  text: 18,
  whole: 10,
  number: 12,
  day: 12,
  'yes-no': 8,
  address: 40,
}

/** A list as a sheet in one language: headings and the words of lists of values, with its cover. */
export function sheetOf<Row>(
  lang: Lang,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
  facts: SheetFacts,
): Sheet {
  return {
    name: facts.title,
    columns: columns.map((c) => ({ head: c.head[lang], type: c.type, width: c.width ?? WIDTH[c.type] })),
    facts: coverFacts(lang, facts),
    rows: cells(lang, columns, rows, facts.origin),
  }
}

async function* cells<Row>(
  lang: Lang,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
  origin: string,
): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield columns.map((column) => shown(lang, column, column.of(row), origin))
}

function shown<Row>(lang: Lang, column: Column<Row>, value: Cell, origin: string): Cell {
  if (typeof value !== 'string') return value
  if (column.type === 'address') return value === '' ? null : `${origin}${value}`
  if (column.labels === undefined) return value
  return column.labels === 'kind' ? kindLabel(lang, value) : (maybe(lang, `${column.labels}.${value}`) ?? value)
}

const COVER = {
  vi: {
    what: 'Nội dung',
    rule: 'Quy tắc đếm',
    asOf: 'Dữ liệu đến ngày',
    filter: 'Đã lọc',
    link: 'Mở trên mạng',
    licence: 'Giấy phép',
    cite: 'Khi dùng lại, xin ghi tên văn bản gốc và ngày của số liệu.',
  },
  en: {
    what: 'What this is',
    rule: 'Counting rule',
    asOf: 'Data as of',
    filter: 'Filtered by',
    link: 'Open on the web',
    licence: 'Licence',
    cite: 'When you use it, name the original document and the day of the figure.',
  },
} as const

function coverFacts(lang: Lang, facts: SheetFacts): (readonly [string, string])[] {
  const words = COVER[lang]
  const filters = facts.filters.map(([name, value]) => `${filterLabel(lang, name)}: ${value}`).join('; ')
  return [
    [words.what, `${facts.title}. ${facts.what}.`],
    [words.rule, ruleSentence(lang, { counts: facts.counts, boundaries: facts.boundaries, asOf: facts.asOf })],
    ...(filters === '' ? [] : [[words.filter, filters] as const]),
    [words.asOf, formatDate(lang, facts.asOf)],
    [words.link, facts.link],
    [words.licence, `CC BY 4.0. ${words.cite}`],
  ]
}

const FILTERS: ReadonlyMap<string, { readonly vi: string; readonly en: string }> = new Map(
  Object.entries({
    tenant: { vi: 'chủ dữ liệu', en: 'owner of data' },
    programme: { vi: 'chương trình', en: 'programme' },
    movement: { vi: 'phong trào', en: 'movement' },
    unit: { vi: 'đơn vị', en: 'unit' },
    date: { vi: 'ngày', en: 'date' },
    period: { vi: 'giai đoạn', en: 'period' },
    boundaries: { vi: 'ranh giới', en: 'boundaries' },
    measure: { vi: 'nội dung', en: 'measure' },
    basis: { vi: 'căn cứ', en: 'basis' },
    year: { vi: 'năm', en: 'year' },
    field: { vi: 'lĩnh vực', en: 'field' },
    kind: { vi: 'loại', en: 'kind' },
    level: { vi: 'cấp', en: 'level' },
    status: { vi: 'mức', en: 'status' },
    tag: { vi: 'gắn với', en: 'tag' },
    q: { vi: 'tìm', en: 'search' },
    after: { vi: 'chỗ bắt đầu trang', en: 'place in the list' },
    limit: { vi: 'số dòng', en: 'limit' },
    lang: { vi: 'ngôn ngữ', en: 'language' },
  }),
)

/** How a filter is called in a sentence; an unknown one by its own name. */
export const filterLabel = (lang: Lang, name: string): string => FILTERS.get(name)?.[lang] ?? name
