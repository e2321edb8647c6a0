import type { Source } from './source.ts'
import { here, matchAt } from './words.ts'

/**
 * What one of the movement's own nouns counts. `both`: models and exemplars in one count. `persons`: collectives and
 * individuals in one count.
 */
export type CoreShape =
  | 'types'
  | 'both'
  | 'model'
  | 'model-collective'
  | 'model-individual'
  | 'exemplar'
  | 'collective'
  | 'individual'
  | 'household'
  | 'persons'

/** One of the movement's own nouns, found behind a number. */
export interface CoreNoun {
  readonly shape: CoreShape
  /** End of the noun with what belongs to it: its quoted movement, "tiêu biểu". */
  readonly end: number
  /** End of the bare noun. */
  readonly bare: number
  readonly outstanding: boolean
  /** "mới": printed right after the noun. */
  readonly isNew: boolean
  readonly unit: string
}

const JOIN = '(?: *[,/&] *(?:và )?| +và +| +hoặc +| *- *)'
const PERSONS = '(?:tập thể|cá nhân|hộ gia đình|gia đình|hộ|nhóm|tổ chức|đơn vị)'
const SHAPES: readonly (readonly [CoreShape, RegExp])[] = [
  ['types', here('(?:loại hình|loại|dạng|kiểu) +mô hình')],
  [
    'both',
    here(
      `(?:lượt +)?mô hình(?: +tập thể)?${JOIN}(?:tấm +)?(?:gương +)?(?:cá nhân +)?điển hình(?: +tiên tiến| +cá nhân)?`,
    ),
  ],
  [
    'both',
    here(`(?:lượt +)?mô hình${JOIN}(?:gương|cách làm(?: +hay)?|câu lạc bộ|clb|công trình|phần việc|tổ|nhóm|việc làm)`),
  ],
  ['both', here(`điển hình${JOIN}mô hình`)],
  ['model', here(`(?:lượt +)?mô hình(?: +của)? +tập thể${JOIN}cá nhân`)],
  ['model-individual', here('(?:lượt +)?mô hình(?: +của)? +cá nhân')],
  ['model-collective', here('(?:lượt +)?mô hình(?: +của)? +tập thể')],
  ['model', here('(?:lượt +)?mô hình')],
  ['model-individual', here('(?:gương +)?(?:điển hình +cá nhân|cá nhân +điển hình)')],
  ['model-collective', here('(?:gương +)?(?:điển hình +tập thể|tập thể +điển hình)')],
  ['persons', here(`(?:gương +)?(?:điển hình +)?(?:lượt +)?(?:tập thể|cá nhân)(?:${JOIN}${PERSONS}){1,6}`)],
  [
    'exemplar',
    here(
      '(?:tấm +)?(?:gương +)?điển hình(?: +tiên tiến)?|(?:tấm +)?gương(?: +sáng| +người tốt, việc tốt)?|nhân tố điển hình',
    ),
  ],
  ['collective', here('(?:lượt +)?tập thể')],
  ['individual', here('(?:lượt +)?cá nhân')],
]
const MOVEMENT = / *["“‘']? *(?:dân vận khéo|dvk)(?: *["”’'])?/uy
const OUTSTANDING = / +(?:tập thể +|cá nhân +)?(?:tiên tiến +)?(?:tiêu biểu|xuất sắc)(?![\p{L}])/uy
const NEW = / +(?:mới)(?![\p{L}])(?! +(?:được|đạt|công nhận))/uy

/** The movement's noun at a place, or null. */
export function coreNounAt(source: Source, at: number, limit: number): CoreNoun | null {
  const { low } = source
  const start = at + (/^ */.exec(low.slice(at, at + 4))?.[0].length ?? 0)
  for (const [shape, pattern] of SHAPES) {
    const match = matchAt(pattern, low, start)
    if (match === null || start + match[0].length > limit) continue
    const bare = start + match[0].length
    let end = bare
    const isNew = matchAt(NEW, low, end) !== null
    const first = matchAt(OUTSTANDING, low, end)
    if (first !== null) end += first[0].length
    const movement = matchAt(MOVEMENT, low, end)
    if (movement !== null) end += movement[0].length
    const second = first ?? matchAt(OUTSTANDING, low, end)
    if (first === null && second !== null) end += second[0].length
    return {
      shape,
      bare,
      end: Math.min(end, limit),
      outstanding: second !== null,
      isNew,
      unit: source.norm.slice(start, bare),
    }
  }
  return null
}
