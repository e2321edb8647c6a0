import type { Lang } from '../../i18n/catalogue.ts'
import { kindLabel, ruleSentence } from '../../i18n/labels.ts'
import type { FigureData } from './figure-data.ts'

interface Seed {
  readonly id: string
  readonly kind: string
  readonly value: number
  readonly quote: string
  readonly title: string
  readonly date: string
  readonly unit: string
  readonly period: string
  readonly document: string
  readonly programme: string
  readonly recorded?: number
}

/** A declared figure of one of the five articles, as the server would fill it. */
function declared(lang: Lang, seed: Seed): FigureData {
  return {
    id: seed.id,
    basis: 'declared',
    value: seed.value,
    unit: 'mô hình',
    label: kindLabel(lang, seed.kind),
    rule: ruleSentence(lang, {
      counts: seed.kind.startsWith('awards') ? 'decision-line' : 'participation',
      period: seed.period,
      unitName: seed.unit,
      boundaries: 'then',
      asOf: seed.date,
    }),
    asOf: seed.date,
    boundaries: 'then',
    quote: seed.quote,
    documentTitle: seed.title,
    documentDate: seed.date,
    documentHref: `/van-ban/${seed.document}#chu-${seed.id}`,
    href: `/so-lieu/${seed.id}`,
    ...(seed.recorded === undefined
      ? {}
      : {
          coverage: { declared: seed.value, recorded: seed.recorded },
          recordsHref: `/chuong-trinh/${seed.programme}/ho-so?so-lieu=${seed.id}`,
        }),
  }
}

const CAN_GIUOC = {
  title: 'Báo Long An',
  date: '2023-09-26',
  unit: 'huyện Cần Giuộc',
  period: '2021-2023',
  document: '0',
  programme: 'dan-van-kheo-can-giuoc-2021-2023',
}
const CAN_DUOC = {
  ...CAN_GIUOC,
  date: '2023-12-01',
  unit: 'huyện Cần Đước',
  period: '2023',
  document: '1',
  programme: 'dan-van-kheo-can-duoc-2023',
}
const PHUNG_HIEP = {
  title: 'Báo Hậu Giang',
  date: '2023-04-06',
  unit: 'huyện Phụng Hiệp',
  period: '2023',
  document: '2',
  programme: 'dan-van-kheo-phung-hiep-2023',
}
const NAM_DU = {
  title: 'Cổng thông tin điện tử huyện An Biên',
  date: '2020-08-03',
  unit: 'xã Nam Du',
  period: '2016-2020',
  document: '3',
  programme: 'dan-van-kheo-nam-du-2016-2020',
}
const NINH_HAI = {
  title: 'Huyện ủy Ninh Hải',
  date: '2024-11-22',
  unit: 'huyện Ninh Hải',
  period: '2022-2025',
  document: '4',
  programme: 'dan-van-kheo-ninh-hai-2022-2025',
}

const ALL: readonly (readonly [string, number, number])[] = [
  ['models_total', 554, 31],
  ['models_replicated', 33, 10],
  ['models_selected', 8, 4],
  ['models_commended', 33, 0],
  ['awards_collective', 32, 0],
  ['awards_individual', 14, 0],
]

function sumOverAll(lang: Lang, kind: string, value: number, recorded: number): FigureData {
  return {
    id: `all-${kind}`,
    basis: 'declared',
    value,
    unit: 'mô hình',
    label: kindLabel(lang, kind),
    rule: ruleSentence(lang, {
      counts: kind.startsWith('awards') ? 'decision-line' : 'participation',
      period: '2016-2025',
      boundaries: 'then',
      asOf: '2024-11-22',
    }),
    boundaries: 'then',
    documentTitle: '5 văn bản',
    documentHref: '/phong-trao/dan-van-kheo',
    href: '/phong-trao/dan-van-kheo',
    coverage: { declared: value, recorded },
    recordsHref: '/phong-trao/dan-van-kheo',
  }
}

/** The figures of the five programmes that the pages of the gallery show. */
export function exampleFigures(lang: Lang) {
  const f = (seed: Seed) => declared(lang, seed)
  const canGiuoc = f({
    ...CAN_GIUOC,
    id: 'cg-93',
    kind: 'models_total',
    value: 93,
    quote: 'đã xây dựng được 93 mô hình “Dân vận khéo”',
    recorded: 15,
  })
  return {
    canGiuoc,
    replicated: f({
      ...CAN_GIUOC,
      id: 'cg-33',
      kind: 'models_replicated',
      value: 33,
      quote: 'có 33 mô hình đem lại lợi ích thiết thực … triển khai nhân rộng',
      recorded: 10,
    }),
    canGiuocCollectives: f({
      ...CAN_GIUOC,
      id: 'cg-5t',
      kind: 'awards_collective',
      value: 5,
      quote: 'tặng giấy khen cho 5 tập thể',
      recorded: 0,
    }),
    canDuoc: f({
      ...CAN_DUOC,
      id: 'cd-76',
      kind: 'models_total',
      value: 76,
      quote: 'có 76 mô hình “Dân vận khéo” từ huyện đến cơ sở',
      recorded: 5,
    }),
    phungHiep: {
      ...f({
        ...PHUNG_HIEP,
        id: 'ph-165',
        kind: 'models_total',
        value: 165,
        quote: 'Xây dựng 165 mô hình, điển hình thi đua “Dân vận khéo”',
        recorded: 2,
      }),
      sumCheck: {
        parts: [
          { label: kindLabel(lang, 'models_collective'), value: 130, href: '/so-lieu/ph-130' },
          { label: kindLabel(lang, 'models_individual'), value: 35, href: '/so-lieu/ph-35' },
        ],
        total: 165,
        holds: true,
      },
    } satisfies FigureData,
    namDu: {
      ...f({
        ...NAM_DU,
        id: 'nd-161',
        kind: 'models_total',
        value: 161,
        quote: 'toàn xã đã thực hiện được 161 mô hình của tập thể và cá nhân',
        recorded: 5,
      }),
      sumCheck: {
        parts: [
          ['2016', 32],
          ['2017', 30],
          ['2017–2020, nông thôn mới', 6],
          ['2018', 31],
          ['2019', 32],
          ['2020', 30],
        ].map(([label, value]) => ({ label: String(label), value: Number(value), href: `/so-lieu/nd-${value}` })),
        total: 161,
        holds: true,
      },
    } satisfies FigureData,
    ninhHai: {
      ...f({
        ...NINH_HAI,
        id: 'nh-59',
        kind: 'models_total',
        value: 59,
        quote: 'Với 59 mô hình/04 lĩnh vực',
        recorded: 4,
      }),
      sumCheck: {
        parts: [
          { label: 'Kinh tế', value: 19, href: '/so-lieu/nh-19' },
          { label: 'Văn hóa - xã hội', value: 23, href: '/so-lieu/nh-23' },
          { label: 'An ninh - quốc phòng', value: 10, href: '/so-lieu/nh-10' },
          { label: 'Hệ thống chính trị', value: 7, href: '/so-lieu/nh-7' },
        ],
        total: 59,
        holds: true,
      },
    } satisfies FigureData,
    selected: f({
      ...NINH_HAI,
      id: 'nh-8',
      kind: 'models_selected',
      value: 8,
      quote: 'thống nhất lựa chọn 08 mô hình',
      recorded: 4,
    }),
    /** Over all programmes: no single quote, but the documents that were added up. */
    all: ALL.map(([kind, value, recorded]) => sumOverAll(lang, kind, value, recorded)),
    /** A recorded figure: its list is its proof. */
    recorded: {
      id: 'cg-ho-so',
      basis: 'recorded',
      value: 15,
      unit: 'mô hình',
      label: kindLabel(lang, 'models_total'),
      rule: ruleSentence(lang, {
        counts: 'participation',
        stage: 'implemented',
        period: '2021-2023',
        unitName: 'huyện Cần Giuộc',
        boundaries: 'then',
        asOf: '2023-09-26',
      }),
      boundaries: 'then',
      href: '/so-lieu/cg-93',
      records: 15,
      recordsHref: `/chuong-trinh/${CAN_GIUOC.programme}/ho-so`,
      coverage: { declared: 93, recorded: 15 },
      quote: 'đã xây dựng được 93 mô hình “Dân vận khéo”',
      documentTitle: 'Báo Long An',
      documentDate: '2023-09-26',
      documentHref: '/van-ban/0#chu-cg-93',
    } satisfies FigureData,
    /** Approximate, and two documents that disagree. */
    conflicting: {
      ...canGiuoc,
      id: 'hon-270',
      approxWord: 'hơn',
      value: 270,
      quote: 'hơn 270 mô hình',
      coverage: { declared: 270, recorded: 41 },
      sumCheck: {
        parts: [
          { label: 'Kinh tế', value: 29 },
          { label: 'Văn hóa - xã hội', value: 29 },
        ],
        total: 59,
        holds: false,
      },
      conflicts: [{ kind: 'documents', computed: 276, stated: 270, about: 'Bắc Trà My' }],
    } satisfies FigureData,
  }
}
