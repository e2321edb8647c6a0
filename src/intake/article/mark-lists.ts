import type { Draft } from './classify.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'

/** What a count is can hang on the counts beside it: years, levels and grades make a breakdown only together. */
export function markLists(source: Source, layout: Layout, drafts: readonly Draft[]): void {
  markTurns(source, layout, drafts)
  markYearList(source, layout, drafts)
  markLevelList(drafts)
  markGradeList(source, drafts)
}

const YEARS = /(?:19|20)\d{2}(?:(?:, *| và +| *- *)(?:năm +)?(?:19|20)\d{2})+/gu

/** "Trong 3 năm 2021, 2022 và 2023 lần lượt công nhận 45, 52 và 60 mô hình": as many years as numbers, in their order. */
function markTurns(source: Source, layout: Layout, drafts: readonly Draft[]): void {
  drafts.forEach((draft, i) => {
    const members = draft.group?.members ?? []
    if (members.length < 2 || members[0] !== draft.mention || !/^models_/.test(draft.kind)) return
    const from = Math.max(layout.sentences[draft.mention.sentence]?.from ?? 0, draft.mention.from - 300)
    const before = source.low.slice(from, draft.mention.from)
    if (!/(?:lần lượt|tương ứng)/u.test(`${before.slice(-80)}${draft.group?.right.slice(0, 30)}`)) return
    const years = [...before.matchAll(YEARS)].pop()?.[0].match(/\d{4}/gu) ?? []
    if (years.length !== members.length) return
    years.forEach((year, k) => {
      const one = drafts[i + k]
      if (one === undefined) return
      one.kind = 'models_by_year'
      one.qualifier.year = year
      one.why.push('in-turn')
    })
  })
}

/** Several years, each with its own count in one stretch of text: a breakdown by year. */
function markYearList(source: Source, layout: Layout, drafts: readonly Draft[]): void {
  const open = drafts.filter(
    (d) => /^models_(?:total|registered|by_year|effective|new)$/.test(d.kind) && d.why.includes('year-printed'),
  )
  const listed = open.filter((d, i) =>
    [open[i - 1], open[i + 1]].some((n) => n !== undefined && near(n, d) && n.qualifier.year !== d.qualifier.year),
  )
  for (const draft of listed) {
    const lead = source.low
      .slice(layout.sentences[draft.mention.sentence]?.from ?? draft.mention.from, draft.mention.from)
      .slice(-300)
    const status =
      draft.kind === 'models_registered' || /đăng ký[^:;]{0,40}:/u.test(lead)
        ? 'đăng ký'
        : /thực hiện/u.test(`${draft.group?.left.slice(-30)} ${draft.group?.right.slice(0, 30)}`)
          ? 'thực hiện'
          : undefined
    draft.kind = 'models_by_year'
    if (status !== undefined && draft.qualifier.status === undefined) draft.qualifier.status = status
    draft.why.push('year-list')
  }
}

/** "12 mô hình cấp tỉnh, 45 mô hình cấp huyện": a breakdown by level. */
function markLevelList(drafts: readonly Draft[]): void {
  const open = drafts.filter((d) => /^models_(?:total|by_level)$/.test(d.kind) && d.qualifier.level !== undefined)
  const listed = open.filter(
    (d, i) =>
      isPartOfModels(d) ||
      [open[i - 1], open[i + 1]].some(
        (n) => n?.mention.sentence === d.mention.sentence && n.qualifier.level !== d.qualifier.level,
      ),
  )
  for (const draft of listed) {
    if (draft.kind === 'models_by_level') continue
    draft.kind = 'models_by_level'
    draft.why.push('level-list')
  }
}

const near = (a: Draft, b: Draft): boolean => Math.abs(a.mention.sentence - b.mention.sentence) <= 1

const GRADE = '(xuất sắc|tốt|khá|giỏi|trung bình|yếu|kém)'
const GRADE_AFTER = new RegExp(
  `^ *(?:(?:được +)?(?:xếp +|đạt +)?loại +|đạt +(?:mức +)?)?${GRADE}(?![\\p{L}])|^ *(?:hoạt động +|phát huy +|có +)?((?:kém +)?hiệu quả|cần (?:được )?củng cố|đạt yêu cầu)(?![\\p{L}])`,
  'u',
)
const GRADE_BEFORE = new RegExp(
  `(?<!(?:làm|thực hiện|duy trì|triển khai|vận động|phối hợp) )(?<!\\p{L})${GRADE}(?: +(?:là|có|đạt)| *:)? *$`,
  'u',
)
/** Kinds that a grade can be taken for, or that bear one. */
const GRADED = /^models_(?:total|selected|average|effective|recognised)$/

/** "... 4 mô hình, trong đó 2 mô hình cấp quận": one line of a breakdown is enough where the text says so. */
const isPartOfModels = (draft: Draft): boolean => draft.group?.parent?.core?.shape.startsWith('model') === true

/** "12 mô hình xuất sắc, 40 mô hình tốt, khá 17 mô hình": grades, when two of them stand side by side. */
function markGradeList(source: Source, drafts: readonly Draft[]): void {
  const found = drafts.flatMap((draft, i) => {
    const grade = GRADED.test(draft.kind) ? gradeOf(source, draft) : undefined
    return grade === undefined ? [] : [{ draft, i, grade }]
  })
  const listed = found.filter(({ draft, grade }, f) =>
    [found[f - 1], found[f + 1]].some(
      (n) => n !== undefined && n.draft.mention.sentence === draft.mention.sentence && n.grade !== grade,
    ),
  )
  const alike = new Set(listed.map(({ draft }) => draft.kind)).size === 1
  for (const { draft, grade } of listed) {
    if ((!alike && draft.kind !== 'models_effective') || /^models_(?:selected|average)$/.test(draft.kind))
      draft.kind = 'models_total'
    if (draft.kind !== 'models_effective') draft.qualifier.status = grade
    delete draft.qualifier.per
    draft.why.push('grade-list')
  }
}

function gradeOf(source: Source, draft: Draft): string | undefined {
  const { mention } = draft
  if (mention.core === null) return undefined
  const bare = source.low.slice(mention.core.bare, mention.core.bare + 40)
  const before = source.low.slice(Math.max(0, mention.token.start - 40), mention.token.start)
  const after = GRADE_AFTER.exec(bare)
  return after?.[1] ?? after?.[2] ?? GRADE_BEFORE.exec(before)?.[1]
}
