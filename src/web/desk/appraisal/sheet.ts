import { declareConflict } from '../../../app/access/declare.ts'
import { type SheetPage as Sheet, sheetPage } from '../../../app/appraisal/pages.ts'
import { saveSheet } from '../../../app/appraisal/sheets.ts'
import { fileHref } from '../../../app/desk/work.ts'
import { lineOf, sheetTotal } from '../../../core/appraisal/sheet.ts'
import { halvesOf } from '../../../core/rules/points.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatMoment } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { pointsWords } from '../../points.ts'
import { type SheetCriterion, SheetPage } from '../../views/appraisal/sheet.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'

const hrefOf = (id: string): string => `/ban-lam-viec/tham-dinh/${id}`

/** The reader's own sheet of one file. */
export const scoreSheet: Handler = (ask) => show(ask, false, [], 200)

/** What one criterion shows: what was typed in a form that came back, else what is kept. */
function criterion(ask: Ask, found: Sheet, id: string, typed: boolean): SheetCriterion {
  const { lang } = ask
  const set = found.set
  const own = set?.criteria.find((c) => c.id === id)
  const words = set?.words.get(id)
  const line = lineOf(found.sheet?.lines ?? [], id)
  const kept = line?.halves === null || line === undefined ? '' : pointsWords(lang, line.halves)
  return {
    id,
    name: words?.name ?? '',
    kind: own?.kind ?? 'numeric',
    max: pointsWords(lang, own?.maxHalves ?? 0),
    evidenceNeeded: words?.evidenceNeeded ?? false,
    items: (own?.items ?? []).map((item) => ({
      value: item.id,
      label: t(lang)('appraisal.item', {
        text: words?.items.get(item.id) ?? '',
        points: pointsWords(lang, item.halves),
      }),
    })),
    points: typed ? typedIn(ask, id) : kept,
    ticked: typed ? ask.form.getAll(`${id}-muc`) : (line?.items ?? []),
    reason: typed ? typedIn(ask, `${id}-ly-do`) : (line?.reason ?? ''),
    ...(words?.hint === null || words?.hint === undefined ? {} : { hint: words.hint }),
  }
}

async function show(
  ask: Ask,
  typed: boolean,
  errors: readonly FieldError[],
  status: 200 | 403 | 409 | 422,
): Promise<Response> {
  const { lang, app } = ask
  const id = ask.param('id')
  const found = await sheetPage(app, signedIn(ask), id)
  const { set, sheet, file } = found
  const bonus = set?.criteria.some((c) => c.kind === 'bonus') === true ? set.bonusMaxHalves : undefined
  const unset = set === undefined || set.adoptedOn === null ? t(lang)('problem.criteria.unset', {}) : undefined
  const changes = (sheet?.changes ?? []).map((change) =>
    t(lang)('appraisal.change', {
      criterion: set?.words.get(change.criterionId)?.name ?? '',
      from: pointsWords(lang, change.from),
      to: change.to === null ? '–' : pointsWords(lang, change.to),
      why: change.why,
    }),
  )
  return ask.http.html(
    renderPage(
      SheetPage({
        page: ask.page,
        href: hrefOf(id),
        file: file.name,
        fileHref: fileHref(file.id),
        unit: app.units.nameInside(file.unit_id),
        team: found.team,
        criteria: (set?.criteria ?? []).map((c) => criterion(ask, found, c.id, typed)),
        remark: typed ? typedIn(ask, 'nhan-xet') : (sheet?.remark ?? ''),
        why: typed ? typedIn(ask, 'vi-sao') : '',
        handedIn: sheet?.state === 'handed-in',
        version: sheet?.version ?? 0,
        changes,
        errors: status === 409 ? errors.map((error) => withTheirs(ask, found, error)) : errors,
        newKey: app.newId,
        ...defined({
          set: set?.name,
          bonusCap: bonus === undefined ? undefined : pointsWords(lang, bonus),
          refused: found.refused === undefined ? unset : explain(lang, found.refused),
          notice: errors.length > 0 ? undefined : notice(ask, found),
        }),
      }),
    ),
    status,
  )
}

/** Somebody saved the same sheet in another window: what is kept, beside what was typed. */
function withTheirs(ask: Ask, { set, sheet }: Sheet, error: FieldError): FieldError {
  const theirs = (sheet?.lines ?? [])
    .filter((line) => line.halves !== null)
    .map((line) => `${set?.words.get(line.criterionId)?.name ?? ''} ${pointsWords(ask.lang, line.halves ?? 0)}`)
  return theirs.length === 0
    ? error
    : { ...error, message: t(ask.lang)('appraisal.wrong.version', { theirs: theirs.join('; ') }) }
}

function notice(ask: Ask, { set, sheet }: Sheet): string | undefined {
  const done = ask.query('da')
  const say = t(ask.lang)
  const total = set === undefined || sheet === undefined ? undefined : sheetTotal(set, sheet.lines)
  const points = pointsWords(ask.lang, total?.ok === true ? total.value.total : 0)
  if (done === 'nop') return say('appraisal.saved.handed-in', { points })
  if (done !== 'luu') return undefined
  const [time = ''] = formatMoment(ask.lang, ask.app.clock().toISOString()).split(',')
  return say('appraisal.saved.draft', { time, points })
}

/** Saves a draft or hands the sheet in. */
export const scoreSheetSend: Handler = async (ask) => {
  const id = ask.param('id')
  const found = await sheetPage(ask.app, signedIn(ask), id)
  const handIn = typedIn(ask, 'viec') === 'nop'
  const errors: FieldError[] = []
  const lines = (found.set?.criteria ?? []).map((c) => {
    const items = ask.form.getAll(`${c.id}-muc`)
    const reason = typedIn(ask, `${c.id}-ly-do`)
    if (c.kind === 'checklist') {
      // Nothing ticked is nought once the sheet is handed in; in a draft it may still be to come.
      const scored = handIn || items.length > 0
      return { criterionId: c.id, halves: scored ? 0 : null, items, reason }
    }
    const text = typedIn(ask, c.id)
    const halves = text === '' ? null : halvesOf(text)
    if (halves === undefined) errors.push({ field: c.id, message: t(ask.lang)('appraisal.wrong.points') })
    return { criterionId: c.id, halves: halves ?? null, items: [], reason }
  })
  if (errors.length > 0) return show(ask, true, errors, 422)
  const input = {
    appraisalId: id,
    version: versionIn(ask),
    lines,
    remark: typedIn(ask, 'nhan-xet'),
    handIn,
    why: typedIn(ask, 'vi-sao'),
  }
  const { result } = await writeOnce(ask, saveSheet, input)
  return goTo(ask, `${hrefOf(id)}/phieu?da=${result.handedIn ? 'nop' : 'luu'}`)
}

export const scoreSheetAgain: Again = (ask, problem) => {
  if (problem.code === 'conflict.of-interest' || problem.code === 'appraisal.closed') return undefined
  const refused = refusedAs(ask, problem, { why: 'vi-sao', remark: 'nhan-xet', '': 'nhan-xet' })
  return refused && show(ask, true, fieldsOf(ask, problem.field, refused.errors), refused.status)
}

/** A problem of a criterion leads to that criterion, whose id is its field. */
const fieldsOf = (ask: Ask, field: string | undefined, errors: readonly FieldError[]): readonly FieldError[] =>
  field !== undefined && ask.form.has(`${field}-ly-do`) ? errors.map((error) => ({ ...error, field })) : errors

/** The reader says that the file touches them. */
export const scoreDeclare: Handler = async (ask) => {
  const found = await sheetPage(ask.app, signedIn(ask), ask.param('id'))
  await writeOnce(ask, declareConflict, { fileId: found.file.id, note: typedIn(ask, 'lien-quan') })
  return goTo(ask, '/ban-lam-viec/tham-dinh?da=khai')
}

export const scoreDeclareAgain: Again = (ask, problem) => {
  const refused = refusedAs(
    ask,
    problem,
    { '': 'lien-quan', note: 'lien-quan' },
    { note: t(ask.lang)('appraisal.wrong.note') },
  )
  return refused && show(ask, false, refused.errors, refused.status)
}
