import type { Lang } from '../../i18n/catalogue.ts'
import type { DownloadItem } from '../components/downloads.tsx'
import type { DocumentItem, ModelItem, ProgrammeItem } from '../components/items.tsx'
import type { PageContext, ViewSettings } from '../components/page.ts'
import type { SuccessionData } from '../components/unit-succession.tsx'

/** A page context as the server would make it. */
export function examplePage(lang: Lang, path: string, view: ViewSettings, base = '/assets'): PageContext {
  return {
    lang,
    path,
    view,
    assets: { css: `${base}/app.css`, js: `${base}/app.js`, icon: `${base}/icon.svg` },
    site: { version: '0.1.0', licence: 'EUPL-1.2', dataLicence: 'CC BY 4.0', dataAsOf: '2026-11-22' },
    formToken: 'x',
  }
}

export const DVK = { name: 'Dân vận khéo', href: '/phong-trao/dan-van-kheo' }

export const CAN_GIUOC_HREF = '/chuong-trinh/dan-van-kheo-can-giuoc-2021-2023'

const programme = (
  id: string,
  unitName: string,
  nowIn: string,
  period: string,
  asOf: string,
  declared: number,
  recorded: number,
): ProgrammeItem => ({
  id,
  href: `/chuong-trinh/dan-van-kheo-${id}`,
  movement: DVK.name,
  unitName,
  nowIn,
  period,
  asOf,
  declared: { value: declared },
  recorded,
})

export const PROGRAMMES: readonly ProgrammeItem[] = [
  programme(
    'ninh-hai-2022-2025',
    'huyện Ninh Hải, tỉnh Ninh Thuận',
    'tỉnh Khánh Hòa',
    '2022-2025',
    '2024-11-21',
    59,
    4,
  ),
  programme('can-duoc-2023', 'huyện Cần Đước, tỉnh Long An', 'tỉnh Tây Ninh', '2023', '2023-12-01', 76, 5),
  programme('can-giuoc-2021-2023', 'huyện Cần Giuộc, tỉnh Long An', 'tỉnh Tây Ninh', '2021-2023', '2023-09-26', 93, 15),
  programme('phung-hiep-2023', 'huyện Phụng Hiệp, tỉnh Hậu Giang', 'thành phố Cần Thơ', '2023', '2023-04-06', 165, 2),
  programme(
    'nam-du-2016-2020',
    'xã Nam Du, huyện Kiên Hải, tỉnh Kiên Giang',
    'đặc khu Kiên Hải, tỉnh An Giang',
    '2016-2020',
    '2020-08-03',
    161,
    5,
  ),
]

export const PROVINCES = [
  { code: '80', value: 169, programmes: 2, href: '/phong-trao/dan-van-kheo?tinh=80' },
  { code: '92', value: 165, programmes: 1, href: '/phong-trao/dan-van-kheo?tinh=92' },
  { code: '91', value: 161, programmes: 1, href: '/phong-trao/dan-van-kheo?tinh=91' },
  { code: '56', value: 59, programmes: 1, href: '/phong-trao/dan-van-kheo?tinh=56' },
]

const model = (id: string, name: string, more: Partial<ModelItem> = {}): ModelItem => ({
  id,
  href: `/mo-hinh/${id}`,
  name,
  kind: 'collective',
  source: { title: 'Báo Long An, 26/09/2023', href: '/van-ban/0' },
  ...more,
})

/** Models of the articles, and the longest names of the list of names. */
export const MODELS: readonly ModelItem[] = [
  model('1', 'Trồng rau, nuôi tôm ứng dụng công nghệ cao', { field: 'Kinh tế', status: 'replicated' }),
  model('2', 'Hũ gạo tình thương', { field: 'Văn hóa - xã hội', status: 'replicated' }),
  model('3', 'Vận động giải phóng mặt bằng các dự án, công trình trọng điểm', {
    status: 'replicated',
    field: 'Hệ thống chính trị',
  }),
  model('4', 'Shipper thanh niên', { place: 'Phòng, chống dịch Covid-19' }),
  model(
    '5',
    'Vận động Quần chúng Nhân dân bản Mốc 13 phát triển kinh tế - xã hội, tham gia tự quản đường biên, cột mốc, giữ gìn an ninh trật tự (ANTT) thôn khu vực biên giới',
    {
      owner: 'Đồn Biên phòng Quảng Đức',
      field: 'Quốc phòng - an ninh',
      registration: 'breakthrough',
      years: '2021-2023',
      status: 'recognised',
    },
  ),
  model('6', 'Thu gom phế liệu, tặng quà phụ nữ nghèo', {
    owner: 'Hội LHPN Khánh Hải, Phương Hải - Hội Liên hiệp Phụ nữ huyện',
    field: 'Văn hóa - xã hội',
    registration: 'maintained',
  }),
  model('7', 'Bảo tồn cồng chiêng của người Ê Đê ở Čư̆ M’gar (Cư M’gar), buôn Ƀuôn Đŭng, Ŏ Kbŏ', {
    owner: 'Chi hội Nông dân buôn',
    kind: 'individual',
  }),
]

export const DOCUMENTS: readonly DocumentItem[] = [
  {
    id: '4',
    href: '/van-ban/4',
    title: 'Huyện ủy Ninh Hải: hội nghị sơ kết 03 năm thực hiện phong trào thi đua “Dân vận khéo” giai đoạn 2022-2025',
    publisher: 'Huyện ủy Ninh Hải',
    date: '2024-11-22',
    kind: 'article',
    figures: 8,
    models: 4,
  },
  {
    id: '1',
    href: '/van-ban/1',
    title: 'Ban Dân vận Tỉnh ủy kiểm tra công tác dân vận năm 2023 tại Cần Đước',
    publisher: 'Báo Long An',
    date: '2023-12-01',
    kind: 'article',
    figures: 1,
    models: 5,
  },
  {
    id: '0',
    href: '/van-ban/0',
    title: 'Cần Giuộc sơ kết 3 năm thực hiện phong trào thi đua ‘Dân vận khéo’ giai đoạn 2021 - 2023',
    publisher: 'Báo Long An',
    date: '2023-09-26',
    kind: 'article',
    figures: 4,
    models: 15,
  },
  {
    id: '2',
    href: '/van-ban/2',
    title: 'Huyện Phụng Hiệp: Xây dựng 165 mô hình, điển hình thi đua “Dân vận khéo”',
    publisher: 'Báo Hậu Giang',
    date: '2023-04-06',
    kind: 'article',
    figures: 3,
    models: 2,
  },
]

export const CAN_GIUOC_SUCCESSION: SuccessionData = {
  id: 'can-giuoc',
  date: '2025-07-01',
  from: [{ name: 'Huyện Cần Giuộc', href: '/don-vi/807/2025-03-01', within: 'tỉnh Long An' }],
  to: [
    { name: 'Xã Cần Giuộc', href: '/don-vi/28159/2025-07-01' },
    { name: 'Xã Phước Lý', href: '/don-vi/28165/2025-07-01' },
    { name: 'Xã Mỹ Lộc', href: '/don-vi/28177/2025-07-01' },
    { name: 'Xã Phước Vĩnh Tây', href: '/don-vi/28201/2025-07-01' },
    { name: 'Xã Tân Tập', href: '/don-vi/28207/2025-07-01', within: 'tỉnh Tây Ninh' },
  ],
  legalBasis: '1682/NQ-UBTVQH15',
  focus: 'Huyện Cần Giuộc',
}

export const DOWNLOADS: readonly DownloadItem[] = [
  { format: 'csv', href: '/tai-ve/so-lieu.csv', bytes: 18_400 },
  { format: 'xlsx', href: '/tai-ve/so-lieu.xlsx', bytes: 42_112 },
  { format: 'json', href: '/api/v1/figures', bytes: 61_000 },
]
