/** What is measured, which decides the unit and how many decimals make sense. */
export const INDICATOR_KINDS = ['money', 'work', 'length', 'area', 'weight', 'people', 'things', 'events'] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]

/** How a line of figures is meant: what came of it, what somebody gave for it, whom it reached. */
export const FIGURE_ROLES = ['result', 'contribution', 'beneficiary'] as const
export type FigureRole = (typeof FIGURE_ROLES)[number]

/** Counted one by one, or estimated: the two are never added up (DOMAIN 5.1, ChiSoKetQua). */
export const FIGURE_METHODS = ['counted', 'estimated'] as const
export type FigureMethod = (typeof FIGURE_METHODS)[number]

/** Who gave: the people, businesses, the budget, or others that were called upon (DOMAIN 5.1, NguonLuc). */
export const CONTRIBUTORS = ['people', 'business', 'budget', 'social'] as const
export type Contributor = (typeof CONTRIBUTORS)[number]

export interface Indicator {
  readonly code: string
  readonly vi: string
  readonly en: string
  /** The unit as it is written behind the number. */
  readonly unit: string
  readonly unitEn: string
  readonly kind: IndicatorKind
  /** Decimals that may be given: none for what is counted by the piece. */
  readonly decimals: 0 | 1 | 2
  readonly roles: readonly FigureRole[]
}

const GIVEN: readonly FigureRole[] = ['result', 'contribution']
const RESULT: readonly FigureRole[] = ['result']
const REACHED: readonly FigureRole[] = ['result', 'beneficiary']

type Line = readonly [
  code: string,
  vi: string,
  en: string,
  unit: string,
  unitEn: string,
  kind: IndicatorKind,
  decimals: 0 | 1 | 2,
  roles: readonly FigureRole[],
]

/**
 * The indicators that figures of a participation are given in; DOMAIN 5.3 names them with the article that each comes
 * from. A code, once used, keeps its meaning and its unit: a further one is a further line.
 */
const LINES: readonly Line[] = [
  ['money', 'Tiền', 'Money', 'đồng', 'VND', 'money', 0, GIVEN],
  ['goods-worth', 'Hiện vật quy thành tiền', 'Goods, by their worth', 'đồng', 'VND', 'money', 0, GIVEN],
  ['revolving-fund', 'Vốn xoay vòng không lãi', 'Interest-free revolving fund', 'đồng', 'VND', 'money', 0, GIVEN],
  ['workdays', 'Ngày công', 'Workdays', 'ngày công', 'workdays', 'work', 1, GIVEN],
  ['land', 'Đất hiến', 'Land given', 'm²', 'm²', 'area', 2, GIVEN],
  ['area', 'Diện tích', 'Area', 'm²', 'm²', 'area', 2, RESULT],
  ['road', 'Đường', 'Road', 'm', 'm', 'length', 1, RESULT],
  ['lamps', 'Đèn chiếu sáng', 'Street lamps', 'bóng', 'lamps', 'things', 0, GIVEN],
  ['trees', 'Cây trồng', 'Trees planted', 'cây', 'trees', 'things', 0, GIVEN],
  ['houses-new', 'Nhà xây mới', 'Houses built', 'nhà', 'houses', 'things', 0, RESULT],
  ['houses-mended', 'Nhà sửa chữa', 'Houses mended', 'nhà', 'houses', 'things', 0, RESULT],
  ['insurance-cards', 'Thẻ bảo hiểm y tế tặng', 'Health-insurance cards given', 'thẻ', 'cards', 'things', 0, GIVEN],
  ['gifts', 'Suất quà', 'Gift parcels', 'suất', 'parcels', 'things', 0, GIVEN],
  ['meals', 'Bữa ăn', 'Meals', 'bữa', 'meals', 'things', 0, GIVEN],
  ['rice', 'Gạo', 'Rice', 'kg', 'kg', 'weight', 1, GIVEN],
  ['piggy-banks', 'Heo đất', 'Piggy banks', 'con', 'piggy banks', 'things', 0, GIVEN],
  ['devices', 'Thiết bị học tập', 'Devices for learning', 'cái', 'items', 'things', 0, GIVEN],
  ['items', 'Hiện vật khác', 'Other items', 'cái', 'items', 'things', 0, GIVEN],
  ['households', 'Hộ', 'Households', 'hộ', 'households', 'people', 0, REACHED],
  ['persons', 'Người', 'Persons', 'người', 'persons', 'people', 0, REACHED],
  ['children', 'Trẻ em được đỡ đầu', 'Children sponsored', 'em', 'children', 'people', 0, REACHED],
  ['households-sorting', 'Hộ phân loại rác', 'Households sorting waste', 'hộ', 'households', 'people', 0, RESULT],
  ['members', 'Thành viên tham gia', 'Members taking part', 'người', 'persons', 'people', 0, RESULT],
  ['opinions', 'Ý kiến người dân', 'Opinions of the people', 'ý kiến', 'opinions', 'events', 0, RESULT],
  ['reports-settled', 'Phản ánh đã xử lý', 'Reports settled', 'phản ánh', 'reports', 'events', 0, RESULT],
  ['meetings', 'Cuộc họp, buổi tuyên truyền', 'Meetings', 'cuộc', 'meetings', 'events', 0, RESULT],
  ['rescues', 'Vụ cứu hộ', 'Rescues', 'vụ', 'rescues', 'events', 0, RESULT],
]

export const INDICATORS: readonly Indicator[] = LINES.map(
  ([code, vi, en, unit, unitEn, kind, decimals, roles]): Indicator => ({
    code,
    vi,
    en,
    unit,
    unitEn,
    kind,
    decimals,
    roles,
  }),
)

const BY_CODE: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((one) => [one.code, one]))

/** The indicator of a code; undefined for one that no version ever had. */
export const indicatorOf = (code: string): Indicator | undefined => BY_CODE.get(code)
