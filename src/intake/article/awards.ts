import { bodyAt, findBodies, isWhole } from './bodies.ts'
import type { Group } from './groups.ts'
import type { Source } from './source.ts'
import { anywhere, firstMatch, lastMatch } from './words.ts'

/** The form and the giver of an award, and the stretch of text they were read from. */
export interface AwardWords {
  /** As the labels write it: giấy khen, bằng khen, Kỷ niệm chương, tuyên dương... */
  readonly form?: string
  readonly giver?: string
  readonly from: number
  readonly to: number
}

const FORMS = anywhere([
  'giấy khen',
  'bằng khen',
  'kỷ niệm chương',
  'huân chương',
  'huy chương',
  'cờ thi đua',
  'giấy chứng nhận',
  'bằng ghi công',
  'bằng ghi nhận',
  'thư khen',
  'giấy ghi nhận',
])
const PRAISE = anywhere(['tuyên dương', 'biểu dương', 'vinh danh', 'tôn vinh'])
const GIVING = anywhere([
  'tặng thưởng',
  'trao tặng',
  'trao thưởng',
  'khen thưởng',
  'tặng',
  'trao',
  'khen',
  'thưởng',
  'tuyên dương',
  'biểu dương',
  'vinh danh',
  'tôn vinh',
  'công bố',
])
const FORM_PRINT: Readonly<Record<string, string>> = { 'kỷ niệm chương': 'Kỷ niệm chương' }

/** The form of an award and who gives it, from the words around a group of counts. */
export function awardWords(source: Source, group: Group, hops = 4): AwardWords {
  const own = wordsAround(source, group)
  if (own.form !== undefined || own.giver !== undefined || group.before === undefined || hops === 0) return own
  const inherited = awardWords(source, group.before, hops - 1)
  return { ...inherited, from: own.from, to: own.to }
}

function wordsAround(source: Source, group: Group): AwardWords {
  const first = group.members[0]?.from ?? 0
  const last = group.members[group.members.length - 1]?.to ?? first
  const beforeForm = lastMatch(FORMS, group.left)
  const verb = lastMatch(GIVING, group.left)
  const afterForm = firstMatch(FORMS, group.right)
  const received = afterForm !== null && /(?:nhận|được|tặng|trao)[^,;]*$/u.test(group.right.slice(0, afterForm.index))
  if (beforeForm !== null && (verb !== null || /nhận|được/u.test(group.left))) {
    const giver =
      giverOfForm(source, group, beforeForm.index + beforeForm[0].length) ??
      giverBefore(source, group, verb?.index ?? beforeForm.index) ??
      giverAfter(source, group)
    return { form: formWord(beforeForm[0]), ...opt('giver', giver), from: group.leftFrom, to: last }
  }
  if (received && afterForm !== null) {
    const giver = giverAfter(source, group) ?? (verb === null ? undefined : giverBefore(source, group, verb.index))
    return { form: formWord(afterForm[0]), ...opt('giver', giver), from: first, to: last + group.right.length }
  }
  const praise = lastMatch(PRAISE, group.left) ?? firstMatch(PRAISE, group.right)
  const giver = verb === null ? giverAfter(source, group) : giverBefore(source, group, verb.index)
  return {
    ...opt('form', praise === null || /khen thưởng/u.test(group.left) ? undefined : praise[0].replace(/ +/g, ' ')),
    ...opt('giver', giver),
    from: group.leftFrom,
    to: last,
  }
}

const opt = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })

const formWord = (form: string): string => {
  const plain = form.replace(/ +/g, ' ')
  return FORM_PRINT[plain] ?? plain
}

/** The body that is the subject of the giving verb: the last one named before it, with one that is joined to it. */
function giverBefore(source: Source, group: Group, verbIndex: number): string | undefined {
  const verb = group.leftFrom + verbIndex
  const bodies = findBodies(source, group.leftFrom, verb).filter((b) => isWhole(b.name))
  const last = bodies[bodies.length - 1]
  if (last === undefined || verb - last.to > 48) return undefined
  const before = bodies[bodies.length - 2]
  const between = before === undefined ? '' : source.norm.slice(before.to, last.from)
  return before !== undefined && /^ *(?:,|và) *$/u.test(between) ? `${before.name}, ${last.name}` : last.name
}

/** "trao giấy khen của X cho ...": who gives is X, whoever hands it over. */
function giverOfForm(source: Source, group: Group, formEnd: number): string | undefined {
  const of = /^ +của +/u.exec(group.left.slice(formEnd))
  if (of === null) return undefined
  const at = group.leftFrom + formEnd + of[0].length
  const body = bodyAt(source, at, group.leftFrom + group.left.length)
  return body !== null && isWhole(body.name) ? body.name : undefined
}

const OF_GIVER = /(?:của|do|được|từ)(?: +(?:đồng chí|ông|bà))? +/gu
/** "nhận bằng khen của ...", "được ... khen": the body after. */
function giverAfter(source: Source, group: Group): string | undefined {
  const to = group.rightFrom
  const reach = Math.min(group.right.length, 140)
  for (const of of source.low.slice(to, to + reach).matchAll(OF_GIVER)) {
    const body = bodyAt(source, to + of.index + of[0].length, to + reach)
    if (body !== null && isWhole(body.name)) return body.name
  }
  return undefined
}
