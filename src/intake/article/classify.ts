import type { ClaimQualifier } from '../../core/reading/types.ts'
import { awardWords } from './awards.ts'
import type { CoreNoun } from './core-nouns.ts'
import { familyOf } from './families.ts'
import { type FieldFound, fieldAfter, fieldBefore } from './fields.ts'
import type { Group } from './groups.ts'
import type { Mention } from './mention.ts'
import type { Source } from './source.ts'
import { type Act, type Governing, governingAct } from './status.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** A claim in the making: rules may still add to its qualifier. */
export interface Draft {
  readonly mention: Mention
  kind: string
  unit?: string
  qualifier: Writable<ClaimQualifier>
  readonly why: string[]
  readonly group?: Group
  readonly act?: Act
}

interface Setting {
  readonly source: Source
  readonly group: Group
  readonly act: Act
  readonly why: string
  /** The words that say that it was not done. */
  readonly denied?: string
  readonly parent: Draft | undefined
  /** Giving, praising or honouring words stand in the sentence. */
  readonly honours: boolean
}

const HONOURS =
  /(?:khen|tặng|trao|tuyên dương|biểu dương|tôn vinh|vinh danh|giấy khen|bằng khen|kỷ niệm chương|tiêu biểu|xuất sắc|thành tích)(?![\p{L}])/u

/** What each count of a group is: its kind and the qualifiers that its own clause gives. */
export function classifyGroup(source: Source, group: Group, drafts: readonly Draft[]): Draft[] {
  const parent = group.parent === undefined ? undefined : drafts.find((d) => d.mention === group.parent)
  const governing = actOf(group, parent, drafts)
  const { act } = governing
  const around = `${group.left}${source.low.slice(group.members[0]?.from ?? 0, group.members[group.members.length - 1]?.to ?? 0)}${group.right}`
  const setting: Setting = {
    source,
    group,
    ...governing,
    parent,
    honours: HONOURS.test(around) || act === 'commended' || act === 'awarded',
  }
  const made = group.members.map((mention, i) => draftOf(setting, mention, i))
  pairModelsWithExemplars(made, act)
  return made
}

/** The act of a group: its own; that of the count it breaks down; or that of the list it continues. */
function actOf(group: Group, parent: Draft | undefined, drafts: readonly Draft[]): Governing {
  const own = governingAct(group.left, group.right)
  if (own.denied !== undefined) return own
  if (parent?.act !== undefined && (own.why === 'no-verb' || own.act === 'built'))
    return { act: parent.act, why: 'breakdown' }
  if (own.why !== 'no-verb' || group.before === undefined) return own
  const before = drafts.find((d) => d.group === group.before)
  return before?.act === undefined ? own : { act: before.act, why: 'list-continued' }
}

function draftOf(setting: Setting, mention: Mention, index: number): Draft {
  const core = mention.core
  const base = { mention, qualifier: {}, group: setting.group, act: setting.act }
  if (core === null) return { ...base, kind: mention.kind, why: [] }
  const isModel = core.shape === 'model' || core.shape === 'both' || core.shape.startsWith('model-')
  const draft: Draft = isModel ? modelDraft(setting, core, base, index) : honoureeDraft(setting, core, base)
  if (mention.token.spelled) draft.why.push('spelled-number')
  if (core.shape === 'types') draft.kind = 'model_types'
  return draft
}

const MODEL_KIND: Readonly<Partial<Record<Act, string>>> = {
  registered: 'models_registered',
  recognised: 'models_recognised',
  selected: 'models_selected',
  attended: 'models_selected',
  effective: 'models_effective',
  replicated: 'models_replicated',
  new: 'models_new',
  commended: 'models_commended',
  awarded: 'awards_models',
  proposed: 'awards_models',
}

const CHANGE = /(?:tăng|giảm|nhiều hơn|ít hơn)(?: +(?:thêm|được))? *$/u
const AVERAGE =
  /(?:bình quân|trung bình)(?: +(?:mỗi|một|hằng|hàng))?(?: +(\p{L}+(?: +trấn| +vị)?(?:, *\p{L}+(?: +trấn)?){0,2}))?(?: +(?:có|là|đạt))? *$/u
/** "Tăng 20 mô hình so với ...", "bình quân mỗi xã có 5 mô hình": no count of models that exist. */
function applyChange(setting: Setting, draft: Draft, index: number): boolean {
  if (index > 0) return false
  const change = CHANGE.exec(setting.group.left)
  const average = AVERAGE.exec(setting.group.left)
  if (change !== null) draft.qualifier.status = change[0].trim()
  if (average?.[1] !== undefined) draft.qualifier.per = average[1]
  if (change === null && average === null) return false
  draft.kind = change !== null ? 'models_change' : 'models_average'
  return true
}

const MAINTAINED = /duy trì +(?:việc +)?đăng ký(?![\p{L}])/u

function modelDraft(setting: Setting, core: CoreNoun, base: Omit<Draft, 'kind' | 'why'>, index: number): Draft {
  const { group, act } = setting
  const why = [`noun:${core.shape}`, `${setting.why}:${act}`]
  const qualifier: Draft['qualifier'] = {}
  if (setting.denied !== undefined) qualifier.status = setting.denied
  if (act === 'proposed') qualifier.status = 'đề nghị'
  if (
    act === 'maintained' ||
    (act === 'registered' && MAINTAINED.test(`${group.left.slice(-40)} # ${group.right.slice(0, 40)}`))
  )
    qualifier.status = 'duy trì'
  if (act === 'awarded' || act === 'commended' || act === 'proposed') {
    addAward(setting, qualifier)
    fromParent(setting, qualifier)
  }
  const draft: Draft = {
    ...base,
    kind:
      act === 'proposed' && !/(?:khen|tặng|thưởng|biểu dương|tuyên dương)/u.test(`${group.left} ${group.right}`)
        ? 'models_proposed'
        : (MODEL_KIND[act] ?? 'models_total'),
    qualifier,
    why,
  }
  if (applyChange(setting, draft, index)) return draft
  const side = core.shape === 'model-collective' ? 'tập thể' : core.shape === 'model-individual' ? 'cá nhân' : undefined
  if (side !== undefined) return sided(draft, side, act, core)
  if (core.isNew && MODEL_KIND[act] === undefined) draft.kind = 'models_new'
  if (core.outstanding && draft.kind !== 'awards_models' && act !== 'recognised' && act !== 'registered') {
    draft.kind = 'models_selected'
    why.push('outstanding')
  }
  if (
    draft.kind === 'models_selected' &&
    (core.outstanding || /(?:làm|là) +(?:mô hình|điển hình) +tiêu biểu|^ *tiêu biểu/u.test(group.right))
  )
    qualifier.status = 'tiêu biểu'
  const grade = /^ *(?:được +)?(?:xếp|đạt) +loại +(xuất sắc|tốt|khá|giỏi|trung bình|yếu)(?![\p{L}])/u.exec(
    group.right,
  )?.[1]
  if (grade !== undefined && index === group.members.length - 1) qualifier.status = grade
  applyField(setting, draft, index)
  applyLevelAsSubject(setting, draft, index)
  return draft
}

function sided(draft: Draft, side: 'tập thể' | 'cá nhân', act: Act, core: CoreNoun): Draft {
  const individual = side === 'cá nhân'
  const award = act === 'awarded' || act === 'proposed' || act === 'commended'
  if (award && individual && !core.unit.toLowerCase().includes('mô hình')) draft.kind = 'awards_individual'
  else if (award) {
    draft.kind = act === 'commended' ? 'models_commended' : 'awards_models'
    draft.qualifier.type = side
  } else {
    draft.kind = individual ? 'models_individual' : 'models_collective'
    const status = SIDE_STATUS[act]
    if (status !== undefined) draft.qualifier.status = status
    if (core.outstanding || act === 'selected') draft.qualifier.status = 'tiêu biểu'
    if (core.isNew) draft.qualifier.status = 'mới'
  }
  return draft
}

const SIDE_STATUS: Readonly<Partial<Record<Act, string>>> = {
  new: 'mới',
  maintained: 'duy trì',
  registered: 'đăng ký',
  recognised: 'công nhận',
  replicated: 'nhân rộng',
  effective: 'hiệu quả',
}

/** A field beside the count makes it one line of a breakdown; a verb right before the count speaks louder. */
function applyField(setting: Setting, draft: Draft, index: number): void {
  const { group } = setting
  const after = index === group.members.length - 1 ? fieldAfter(group.right) : null
  const before = index === 0 ? fieldBefore(group.left) : null
  const told = after !== null && /^ *(?:về|thuộc|trong|trên|ở|lĩnh vực|mảng)(?!\p{L})/u.test(group.right)
  const field = told ? after : (before ?? after)
  if (field === null) return
  const strong =
    draft.kind !== 'models_total' && (/^verb-/.test(setting.why) || draft.mention.core?.outstanding === true)
  setField(draft, field, !strong && !draft.kind.startsWith('awards_'), field === after)
}

function setField(draft: Draft, field: FieldFound, asKind: boolean, after: boolean): void {
  if (field.programme) {
    draft.qualifier.tag = field.name
    if (after || field.built) {
      draft.why.push('programme-tag')
      return
    }
  }
  draft.qualifier.field = field.name
  draft.why.push(after ? 'field-after' : 'field-before')
  if (asKind) draft.kind = 'models_by_field'
}

const LEVEL_SUBJECT =
  /^(?:[^\p{L}]*(?:riêng|ở|tại|còn|trong đó)? *)?cấp +(cơ sở|tỉnh|huyện|xã|thành phố|trung ương) *(?:có|đăng ký|xây dựng(?: được)?|:|là)? *$/u
/** "Cấp cơ sở có trên 500 mô hình": a line of a breakdown by level. */
function applyLevelAsSubject(setting: Setting, draft: Draft, index: number): void {
  const match = index === 0 ? LEVEL_SUBJECT.exec(setting.group.left) : null
  if (match?.[1] === undefined || draft.kind !== 'models_total') return
  draft.kind = 'models_by_level'
  draft.qualifier.level = match[1]
  draft.why.push('level-subject')
}

function addAward(setting: Setting, qualifier: Draft['qualifier']): void {
  const { form, giver } = awardWords(setting.source, setting.group)
  if (form !== undefined) qualifier.form = form
  if (giver !== undefined) qualifier.giver = giver
}

/** The parts of an award bear its form and giver. */
function fromParent({ parent }: Setting, qualifier: Draft['qualifier']): void {
  const { form, giver } = parent?.qualifier ?? {}
  if (qualifier.form === undefined && form !== undefined) qualifier.form = form
  if (qualifier.giver === undefined && giver !== undefined) qualifier.giver = giver
}

const OF_MODELS = /(?:của|thuộc về|do|gồm|:|\()\s*$/u

function honoureeDraft(setting: Setting, core: CoreNoun, base: Omit<Draft, 'kind' | 'why'>): Draft {
  const { group, act, parent } = setting
  const why = [`noun:${core.shape}`, `${setting.why}:${act}`]
  const qualifier: Draft['qualifier'] = {}
  const draft: Draft = { ...base, kind: 'honorees_total', qualifier, why }
  const modelParent = parent !== undefined && /^(?:models_|model_types)/.test(parent.kind) && OF_MODELS.test(group.left)
  if (modelParent && (core.shape === 'collective' || core.shape === 'individual' || core.shape === 'exemplar')) {
    draft.kind = core.shape === 'collective' ? 'models_collective' : 'models_individual'
    if (parent?.qualifier.status !== undefined) qualifier.status = parent.qualifier.status
    return draft
  }
  if (act === 'proposed') {
    qualifier.status = 'đề xuất'
    draft.kind = 'honorees_proposed'
    if (core.shape === 'collective' || core.shape === 'individual')
      qualifier.type = core.shape === 'collective' ? 'tập thể' : 'cá nhân'
    return draft
  }
  const signed = core.shape === 'collective' || core.shape === 'individual' ? signedUp(setting) : undefined
  if (signed !== undefined) {
    draft.kind = core.shape === 'collective' ? 'models_collective' : 'models_individual'
    qualifier.status = signed
    return draft
  }
  addAward(setting, qualifier)
  if (parent !== undefined && familyOf(parent.kind) === 'honours') fromParent(setting, qualifier)
  draft.kind = honoureeKind(setting, core, qualifier.form)
  return draft
}

const OF_MOVEMENT = /(?:mô hình|điển hình|dân vận khéo)(?!\p{L})/u

/** "102 tập thể và 64 cá nhân đăng ký thực hiện mô hình": what they signed up for is counted, not what they were given. */
function signedUp({ group, act }: Setting): string | undefined {
  if (act === 'registered') return OF_MOVEMENT.test(group.right) || OF_MOVEMENT.test(group.left) ? 'đăng ký' : undefined
  return act === 'recognised' && /^[^,;]{0,40}(?:mô hình|dân vận khéo)(?!\p{L})/u.test(group.right)
    ? 'công nhận'
    : undefined
}

function honoureeKind(setting: Setting, core: CoreNoun, form: string | undefined): string {
  const { act, parent, group } = setting
  const paper = form !== undefined && /khen$|chương|cờ/u.test(form)
  if (core.shape === 'collective') return 'awards_collective'
  if (core.shape === 'household') return 'awards_household'
  if (core.shape === 'individual') return 'awards_individual'
  if (core.shape === 'persons') {
    return paper || act === 'awarded' || core.unit.toLowerCase().startsWith('lượt') ? 'awards_total' : 'honorees_total'
  }
  if (parent?.kind === 'honorees_total') return 'honorees_subset'
  if (paper) return 'awards_individual'
  const building = act === 'built' || act === 'registered' || act === 'maintained' || act === 'new'
  return building && !setting.honours && !/dự +(?:hội nghị|lễ)/u.test(group.right)
    ? 'models_individual'
    : 'honorees_total'
}

/** "11 mô hình và 01 điển hình": the models are the collectives' and the exemplars are persons, unless an award says more. */
function pairModelsWithExemplars(drafts: readonly Draft[], act: Act): void {
  drafts.forEach((draft, i) => {
    const next = drafts[i + 1]
    const shape = draft.mention.core?.shape
    const nextShape = next?.mention.core?.shape
    if (
      next === undefined ||
      (nextShape !== 'exemplar' &&
        !(nextShape === 'model-individual' && /điển hình/iu.test(next.mention.core?.unit ?? '')))
    )
      return
    if (shape !== 'model' && shape !== 'model-collective') return
    if (act === 'awarded' || act === 'proposed' || act === 'commended') return
    for (const [one, kind] of [
      [draft, 'models_collective'],
      [next, 'models_individual'],
    ] as const) {
      one.kind = kind
      one.why.push('models-with-exemplars')
      const status = SIDE_STATUS[act]
      if (status !== undefined && one.qualifier.status === undefined) one.qualifier.status = status
      delete one.qualifier.form
      delete one.qualifier.giver
    }
  })
}
