import type { Lang } from '../../i18n/catalogue.ts'
import { kindLabel, valueLabel } from '../../i18n/labels.ts'
import { exampleFigures } from '../components/figure.examples.ts'
import type { PageContext } from '../components/page.ts'
import { NAM_DU_TEXT, namDuMarks } from './document.examples.ts'
import type { DocumentProps } from './document.tsx'
import type { FigurePageProps } from './figure.tsx'
import type { HomeProps } from './home.tsx'
import type { ModelProps } from './model.tsx'
import type { MovementProps } from './movement.tsx'
import {
  CAN_GIUOC_HREF,
  CAN_GIUOC_SUCCESSION,
  DOCUMENTS,
  DOWNLOADS,
  DVK,
  MODELS,
  PROGRAMMES,
  PROVINCES,
} from './page.examples.ts'
import type { ProgrammeProps } from './programme.tsx'
import type { RecordsProps } from './records.tsx'
import type { UnitProps } from './unit.tsx'

const isVi = (lang: Lang) => lang === 'vi'

/** The front page with the five programmes. */
export function exampleHome(page: PageContext): HomeProps {
  const f = exampleFigures(page.lang)
  return {
    page,
    mapMeasure: isVi(page.lang) ? 'số mô hình báo cáo' : 'the number of models declared',
    provinces: PROVINCES,
    figures: f.all,
    programmeCount: 5,
    programmes: PROGRAMMES,
    programmesHref: DVK.href,
    documents: DOCUMENTS,
    models: MODELS.slice(0, 5),
    example: f.canGiuoc,
  }
}

/** The movement with its programmes. */
export function exampleMovement(page: PageContext): MovementProps {
  const f = exampleFigures(page.lang)
  return {
    page,
    ...DVK,
    about:
      'Phong trào thi đua vận động Nhân dân cùng làm những việc có ích, có mô hình, có địa chỉ, có kết quả cụ thể.',
    figures: [f.canGiuoc, f.namDu, f.ninhHai],
    filters: [
      {
        id: 'tinh',
        label: isVi(page.lang) ? 'Tỉnh, thành phố hiện nay' : 'Province or city of today',
        choices: [
          { value: '80', label: 'Tây Ninh' },
          { value: '92', label: 'Cần Thơ' },
        ],
        value: '80',
      },
      { id: 'giai-doan', label: isVi(page.lang) ? 'Giai đoạn' : 'Period', choices: [{ value: '2023', label: '2023' }] },
    ],
    programmes: PROGRAMMES,
    paging: { next: `${DVK.href}?sau=abc` },
    downloads: DOWNLOADS,
  }
}

/** Cần Giuộc: declared and recorded, awards, a changed unit. */
export function exampleProgramme(page: PageContext): ProgrammeProps {
  const { lang } = page
  const f = exampleFigures(lang)
  const field = isVi(lang) ? 'Lĩnh vực' : 'Field'
  return {
    page,
    href: CAN_GIUOC_HREF,
    movement: DVK,
    unit: { name: 'huyện Cần Giuộc', within: 'tỉnh Long An', href: '/don-vi/807/2025-03-01' },
    succession: CAN_GIUOC_SUCCESSION,
    period: '2021-2023',
    asOf: '2023-09-26',
    reviewedEarly: true,
    keyFigures: [f.canGiuoc, f.replicated, f.canGiuocCollectives],
    coverage: [
      {
        id: 'models',
        label: kindLabel(lang, 'models_total'),
        declared: { value: 93, href: '/so-lieu/cg-93' },
        recorded: { value: 15, href: `${CAN_GIUOC_HREF}/ho-so` },
      },
      {
        id: 'replicated',
        label: kindLabel(lang, 'models_replicated'),
        declared: { value: 33, href: '/so-lieu/cg-33' },
        recorded: { value: 10, href: `${CAN_GIUOC_HREF}/ho-so?so-lieu=models.replicated` },
      },
      { id: 'awards-c', label: kindLabel(lang, 'awards_collective'), declared: { value: 5, href: '/so-lieu/cg-5t' } },
      {
        id: 'awards-i',
        label: kindLabel(lang, 'awards_individual'),
        declared: { value: 5, approxWord: 'hơn', href: '/so-lieu/cg-5c' },
        recorded: { value: 7, href: '#' },
      },
      {
        id: 'new',
        label: kindLabel(lang, 'models_new'),
        recorded: { value: 3, href: `${CAN_GIUOC_HREF}/ho-so?hinh-thuc=new` },
      },
    ],
    charts: [
      {
        id: 'theo-linh-vuc',
        form: 'bars',
        title: isVi(lang) ? 'Theo lĩnh vực' : 'By field',
        lead: isVi(lang) ? 'Mỗi mô hình đếm vào đúng một lĩnh vực.' : 'Each model counts in exactly one field.',
        labelHead: field,
        data: [
          { label: 'Kinh tế', declared: 19, recorded: 4, href: '/so-lieu/nh-19' },
          { label: 'Văn hóa - xã hội', declared: 23, recorded: 9, href: '/so-lieu/nh-23' },
          { label: 'An ninh - quốc phòng', declared: 10, recorded: 2, href: '/so-lieu/nh-10' },
          { label: 'Hệ thống chính trị', declared: 7, href: '/so-lieu/nh-7' },
        ],
        ...(f.ninhHai.sumCheck === undefined ? {} : { sumCheck: f.ninhHai.sumCheck }),
      },
      {
        id: 'theo-nam',
        form: 'columns',
        title: isVi(lang) ? 'Theo năm' : 'By year',
        labelHead: isVi(lang) ? 'Năm' : 'Year',
        data: [
          { label: '2016', declared: 32 },
          { label: '2017', declared: 30 },
          { label: '2017–2020 NTM', declared: 6, aside: true },
          { label: '2018', declared: 31 },
          { label: '2019', declared: 32 },
          { label: '2020', declared: 30 },
        ],
        ...(f.namDu.sumCheck === undefined ? {} : { sumCheck: f.namDu.sumCheck }),
      },
    ],
    models: {
      items: MODELS,
      all: 15,
      declared: 93,
      filters: [
        {
          id: 'linh-vuc',
          label: field,
          choices: [
            { value: 'kinh-te', label: 'Kinh tế' },
            { value: 'van-hoa', label: 'Văn hóa - xã hội' },
          ],
        },
        {
          id: 'muc',
          label: isVi(lang) ? 'Mức đạt được' : 'Stage',
          choices: [{ value: 'recognised', label: valueLabel(lang, 'status', 'recognised') }],
        },
      ],
      paging: { next: `${CAN_GIUOC_HREF}?sau=5#mo-hinh` },
    },
    awards: [
      {
        body: 'Chủ tịch UBND huyện Cần Giuộc',
        form: isVi(lang) ? 'Giấy khen' : 'Certificate of merit',
        collective: { value: 5, href: '/so-lieu/cg-5t' },
        individual: { value: 5, href: '/so-lieu/cg-5c' },
      },
    ],
    events: [
      { date: '2021-01', title: 'Phát động phong trào giai đoạn 2021–2023' },
      {
        date: '2023-09-26',
        title: 'Sơ kết 3 năm thực hiện phong trào thi đua “Dân vận khéo”',
        text: 'Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện Nguyễn Phước Hùng chủ trì hội nghị.',
        href: '/van-ban/0',
      },
      { date: '2025-07-01', title: 'Huyện Cần Giuộc kết thúc; nay là 5 xã thuộc tỉnh Tây Ninh' },
    ],
    documents: DOCUMENTS.slice(2, 3),
    checks: [
      {
        about: isVi(lang) ? 'Mô hình theo lĩnh vực' : 'Models by field',
        href: '/so-lieu/nh-59',
        check: { parts: f.ninhHai.sumCheck?.parts ?? [], total: 59, holds: true },
      },
    ],
    conflicts: [
      {
        kind: 'sum',
        about: isVi(lang) ? 'Mô hình theo cấp' : 'Models by level',
        computed: 58,
        stated: 59,
        quote: 'Với 59 mô hình/04 lĩnh vực',
        href: '/van-ban/4',
      },
    ],
    downloads: DOWNLOADS,
  }
}

/** A programme of which nothing is known yet but that it exists. */
export function exampleEmptyProgramme(page: PageContext): ProgrammeProps {
  return {
    page,
    href: '/chuong-trinh/can-duoc',
    movement: DVK,
    unit: { name: 'huyện Cần Đước', within: 'tỉnh Long An' },
    period: '2023',
    keyFigures: [],
    coverage: [],
    charts: [],
    models: { items: [], all: 0, filters: [], declared: 76 },
    awards: [],
    events: [],
    documents: [],
    checks: [],
    conflicts: [],
    downloads: DOWNLOADS,
  }
}

const PASSAGE_TEXT =
  'Thực hiện phong trào thi đua “Dân vận khéo", huyện quán triệt, triển khai, đa dạng hóa các hình thức tuyên truyền, tạo sự đồng thuận, thống nhất trong cán bộ, đảng viên và nhân dân. Toàn huyện đã xây dựng được 93 mô hình “Dân vận khéo” trên các lĩnh vực phù hợp với tình hình thực tế của huyện.'

const passage = {
  text: PASSAGE_TEXT,
  marks: [
    {
      id: 'cg-93',
      start: [...PASSAGE_TEXT.slice(0, PASSAGE_TEXT.indexOf('93'))].length,
      length: 24,
      kind: 'figure' as const,
    },
  ],
  documentTitle: 'Báo Long An',
  documentHref: '/van-ban/0#chu-cg-93',
  date: '2023-09-26',
}

/** One declared figure opened, with parts and the recorded figure beside it. */
export function exampleFigurePage(page: PageContext): FigurePageProps {
  const f = exampleFigures(page.lang)
  return {
    page,
    crumbs: [
      { label: DVK.name, href: DVK.href, vi: true },
      { label: 'huyện Cần Giuộc, 2021–2023', href: CAN_GIUOC_HREF, vi: true },
      { label: '93' },
    ],
    where: 'huyện Cần Giuộc, tỉnh Long An, 2021–2023',
    figure: { ...f.canGiuoc, ...(f.ninhHai.sumCheck === undefined ? {} : { sumCheck: f.ninhHai.sumCheck }) },
    quotes: [passage],
    subsets: [{ label: kindLabel(page.lang, 'models_replicated'), value: 33, href: '/so-lieu/cg-33' }],
    wholes: [],
    why: ['total-before-models', 'whole-unit-subject'],
    beside: { figure: f.recorded, records: MODELS, paging: { next: '/so-lieu/cg-93?sau=1' } },
  }
}

/** The fifteen records behind the recorded figure. */
export function exampleRecords(page: PageContext): RecordsProps {
  const f = exampleFigures(page.lang)
  return {
    page,
    crumbs: [{ label: 'huyện Cần Giuộc, 2021–2023', href: CAN_GIUOC_HREF, vi: true }, { label: '15' }],
    figure: f.recorded,
    href: `${CAN_GIUOC_HREF}/ho-so`,
    keep: [{ name: 'so-lieu', value: 'models' }],
    filters: [
      {
        id: 'linh-vuc',
        label: isVi(page.lang) ? 'Lĩnh vực' : 'Field',
        choices: [{ value: 'kinh-te', label: 'Kinh tế' }],
        value: 'kinh-te',
      },
    ],
    rows: MODELS,
    count: 7,
    filtered: true,
    from: 1,
    paging: { previous: '#', next: '#' },
    downloads: DOWNLOADS,
  }
}

/** An old district that became five communes. */
export function exampleUnit(page: PageContext): UnitProps {
  return {
    page,
    crumbs: [
      { label: 'Tỉnh Long An', href: '/don-vi/80/2025-03-01', vi: true },
      { label: 'Huyện Cần Giuộc', vi: true },
    ],
    href: '/don-vi/807/2025-03-01',
    name: 'Huyện Cần Giuộc',
    code: '807',
    to: '2025-06-30',
    parent: { name: 'Tỉnh Long An', href: '/don-vi/80/2025-03-01' },
    legalBasis: '1682/NQ-UBTVQH15',
    successions: [
      CAN_GIUOC_SUCCESSION,
      {
        id: 'xa',
        date: '2025-07-01',
        from: [{ name: 'Thị trấn Cần Giuộc' }, { name: 'Xã Long Hậu', part: true }, { name: 'Xã Phước Lại' }],
        to: [{ name: 'Xã Cần Giuộc', href: '/don-vi/28159/2025-07-01' }],
      },
    ],
    programmes: PROGRAMMES.slice(2, 3),
    former: [],
    below: [
      { letter: 'C', units: [{ name: 'Xã Cần Giuộc', href: '/don-vi/28159/2025-07-01' }] },
      { letter: 'Đ', units: [{ name: 'Xã Đông Thạnh' }] },
    ],
    neighboursAll: 95,
    neighbours: [
      { name: 'Huyện Cần Đước', href: '/don-vi/806/2025-03-01' },
      { name: 'Huyện Tân Trụ', href: '/don-vi/805/2025-03-01' },
    ],
  }
}

/** A model with a long name, several owners and a split place. */
export function exampleModel(page: PageContext): ModelProps {
  return {
    page,
    crumbs: [
      { label: 'huyện Ninh Hải, 2022–2025', href: '/chuong-trinh/dan-van-kheo-ninh-hai-2022-2025', vi: true },
      { label: 'Thu gom phế liệu, tặng quà phụ nữ nghèo', vi: true },
    ],
    href: '/mo-hinh/6',
    name: 'Thu gom phế liệu, tặng quà phụ nữ nghèo',
    kind: 'collective',
    owners: [
      { name: 'Hội LHPN Khánh Hải, Phương Hải', role: 'lead' },
      { name: 'Hội Liên hiệp Phụ nữ huyện', role: 'partner' },
    ],
    field: 'Văn hóa - xã hội',
    tags: ['nông thôn mới nâng cao'],
    places: [
      { was: { name: 'thị trấn Khánh Hải' }, now: { name: 'phường Ninh Chử', href: '/don-vi/22834/2025-07-01' } },
      { was: { name: 'xã Phương Hải' }, now: { name: 'xã Ninh Hải', href: '/don-vi/22861/2025-07-01' } },
    ],
    programme: {
      name: 'Dân vận khéo – huyện Ninh Hải, 2022–2025',
      href: '/chuong-trinh/dan-van-kheo-ninh-hai-2022-2025',
    },
    status: 'exemplary',
    registration: 'maintained',
    years: [{ year: '2022-2025', status: 'mentioned' }],
    results: [],
    evidence: [passage],
    origins: [],
    adopters: [{ name: 'Hội LHPN xã Hộ Hải' }],
    similar: MODELS.slice(1, 3),
  }
}

/** The Nam Du article with its marks. */
export function exampleDocument(page: PageContext): DocumentProps {
  return {
    page,
    crumbs: [
      { label: 'xã Nam Du, 2016–2020', href: '/chuong-trinh/dan-van-kheo-nam-du-2016-2020', vi: true },
      { label: page.lang === 'vi' ? 'Văn bản' : 'Document' },
    ],
    href: '/van-ban/3',
    title: 'Nam Du tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020',
    kind: 'article',
    publisher: 'Cổng thông tin điện tử huyện An Biên',
    date: '2020-08-03',
    originalHref: 'https://anbien.example.vn/tin/nam-du',
    place: { name: 'xã Nam Du, huyện Kiên Hải, tỉnh Kiên Giang', href: '/don-vi/31115/2025-03-01' },
    programme: { name: 'Dân vận khéo – xã Nam Du, 2016–2020', href: '/chuong-trinh/dan-van-kheo-nam-du-2016-2020' },
    citations: [{ symbol: '35-CT/TU' }, { symbol: '91-KH/HU', href: '/van-ban/9' }],
    text: NAM_DU_TEXT,
    marks: namDuMarks(page.lang),
  }
}
