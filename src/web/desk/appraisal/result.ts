import { takeOff } from '../../../app/appraisal/assign.ts'
import { concludeAppraisal, sendBack } from '../../../app/appraisal/conclude.ts'
import { type AppraisalPage, appraisalPage } from '../../../app/appraisal/pages.ts'
import type { MemberSheet } from '../../../app/appraisal/result.ts'
import { fileHref } from '../../../app/desk/work.ts'
import { lineOf } from '../../../core/appraisal/sheet.ts'
import { typedDay } from '../../../core/text/typed-day.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatMoment } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { meanWords, pointsWords, proposesWords, refusedWords } from '../../points.ts'
import { type PointsRow, ResultPage, type ResultProps } from '../../views/appraisal/result.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'

const hrefOf = (id: string): string => `/ban-lam-viec/tham-dinh/${id}`

/** What a team has on one file. */
export const appraisal: Handler = (ask) => show(ask, [], 200)

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | 403 | 409 | 422): Promise<Response> {
  const { lang, app } = ask
  const say = t(lang)
  const id = ask.param('id')
  const found = await appraisalPage(app, signedIn(ask), id)
  const { appraisal: row, file, own } = found
  const state = row.state as ResultProps['state']
  const done = ask.query('da')
  return ask.http.html(
    renderPage(
      ResultPage({
        page: ask.page,
        href: hrefOf(id),
        file: file.name,
        fileHref: fileHref(file.id),
        unit: app.units.nameInside(file.unit_id),
        team: { name: found.team.name, href: `/ban-lam-viec/tham-dinh/to/${found.team.id}` },
        state,
        stateWords: say(`appraisal.state.${state}`),
        ...points(ask, found),
        limit: limitWords(ask, found),
        lines: linesOf(ask, found),
        facts: factsOf(ask, found),
        mustTalkOver: found.sees && found.mustTalkOver,
        takesOff: found.mayTakeOff,
        version: row.version,
        errors,
        newKey: app.newId,
        ...defined({
          sheetHref: own !== undefined && state === 'open' ? `${hrefOf(id)}/phieu` : undefined,
          concludes: found.mayConclude
            ? {
                visited: typedIn(ask, 'ngay-di'),
                text: typedIn(ask, 'de-nghi'),
                talkedOver: typedIn(ask, 'trao-doi'),
              }
            : undefined,
          sendsBack: found.maySendBack ? (state === 'open' ? ('unit' as const) : ('team' as const)) : undefined,
          notice:
            done === 'ket-luan'
              ? say('appraisal.concluded')
              : done === 'tra-lai'
                ? say('appraisal.sent-back')
                : undefined,
        }),
      }),
    ),
    status,
  )
}

const inTable = (member: MemberSheet): boolean => member.sheet?.state === 'handed-in'

/** Everybody's points side by side, for those who may see them. */
function points(ask: Ask, found: AppraisalPage): Pick<ResultProps, 'members' | 'rows' | 'remarks'> {
  const { lang } = ask
  const say = t(lang)
  if (!found.sees) return { rows: [], remarks: [] }
  const members = found.members.filter(inTable)
  const rows: PointsRow[] = (found.set?.criteria ?? []).map((criterion) => {
    const spread = found.byCriterion.get(criterion.id)
    return {
      name: found.set?.words.get(criterion.id)?.name ?? '',
      points: members.map((m) => pointsWords(lang, lineOf(m.sheet?.lines ?? [], criterion.id)?.halves ?? 0)),
      spread: spread === undefined ? '' : pointsWords(lang, spread.spread),
      tooWide: spread?.tooWide === true,
    }
  })
  rows.push({
    name: say('appraisal.total'),
    points: members.map((m) => pointsWords(lang, m.sheet?.total ?? 0)),
    spread: found.difference === undefined ? '' : pointsWords(lang, found.difference.spread),
    tooWide: found.difference?.tooWide === true,
  })
  return {
    members: members.map((m) => {
      if (m.counts) return m.name
      return say(m.role === 'left' ? 'appraisal.member.left' : 'appraisal.member.not-counted', { name: m.name })
    }),
    rows,
    remarks: members.flatMap((m) => {
      const lines = remarksOf(ask, found, m)
      return lines.length === 0 ? [] : [{ member: m.name, lines }]
    }),
  }
}

function remarksOf(ask: Ask, found: AppraisalPage, member: MemberSheet): string[] {
  const name = (id: string) => found.set?.words.get(id)?.name ?? ''
  const sheet = member.sheet
  return [
    ...(sheet?.lines ?? [])
      .filter((line) => line.reason !== '')
      .map((line) => `${name(line.criterionId)}: ${line.reason}`),
    ...(sheet?.changes ?? []).map((change) =>
      t(ask.lang)('appraisal.change', {
        criterion: name(change.criterionId),
        from: pointsWords(ask.lang, change.from),
        to: change.to === null ? '–' : pointsWords(ask.lang, change.to),
        why: change.why,
      }),
    ),
    ...(sheet === undefined || sheet.remark === '' ? [] : [sheet.remark]),
  ]
}

function limitWords(ask: Ask, { pack }: AppraisalPage): string {
  const say = t(ask.lang)
  const limit = pack === undefined || pack.adoptedOn === null ? null : pack.rules.appraisal.differenceHalves
  return limit === null
    ? say('appraisal.limit.unset')
    : say('appraisal.limit', { points: pointsWords(ask.lang, limit) })
}

/** Who is left out and why, and whose sheet is missing. */
function linesOf(ask: Ask, found: AppraisalPage): string[] {
  const say = t(ask.lang)
  return found.members.flatMap((member) => {
    if (member.refused !== undefined)
      return [say('appraisal.member.excluded', { name: member.name, why: refusedWords(ask.lang, member.refused) })]
    if (member.role !== 'left' && member.sheet?.state !== 'handed-in' && found.appraisal.state === 'open')
      return [say('appraisal.member.waiting', { name: member.name })]
    return []
  })
}

/** What the sheets come to: as concluded, else as they are now, for those who may see it. */
function factsOf(ask: Ask, found: AppraisalPage): ResultProps['facts'] {
  const { lang } = ask
  const say = t(lang)
  const { appraisal: row, pack } = found
  const mean =
    row.mean_num !== null && row.mean_den !== null
      ? { num: row.mean_num, den: row.mean_den, sheets: row.sheets ?? 0 }
      : found.found.kind === 'concluded'
        ? { ...found.found.value.mean, sheets: found.members.filter((m) => m.counts).length }
        : undefined
  const trimmed = pack?.adoptedOn != null && pack.rules.appraisal.combine === 'trimmed-mean'
  const counted = [{ term: say('appraisal.handed-in'), value: handedInWords(ask, found) }]
  if (!found.sees) return counted
  if (found.found.kind === 'too-few' && row.state === 'open')
    return [...counted, { term: say('appraisal.proposes'), value: say('appraisal.too-few', { ...found.found }) }]
  const concluded =
    row.state === 'concluded'
      ? { band: row.band_label, proposes: row.proposes ?? 'unset', unset: row.rules_unset }
      : undefined
  const now = found.found.kind === 'concluded' ? found.found.value : undefined
  const proposes = concluded?.proposes ?? now?.proposes
  return [
    ...counted,
    ...(mean === undefined
      ? []
      : [
          {
            term: say(trimmed ? 'appraisal.mean.trimmed' : 'appraisal.mean'),
            value: say('appraisal.mean.exact', { points: meanWords(lang, mean), n: mean.sheets }),
          },
        ]),
    { term: say('appraisal.band'), value: concluded?.band ?? now?.band?.label ?? say('appraisal.band.none') },
    ...(proposes === undefined
      ? []
      : [
          {
            term: say('appraisal.proposes'),
            value: proposesWords(lang, proposes, concluded?.unset ?? now?.unset ?? []),
          },
        ]),
    ...endFacts(ask, found),
  ]
}

const handedInWords = (ask: Ask, found: AppraisalPage): string =>
  t(ask.lang)('appraisal.handed-in.of', {
    n: found.members.filter((m) => m.counts).length,
    all: found.members.filter((m) => m.refused === undefined && m.role !== 'left').length,
  })

function endFacts(ask: Ask, { appraisal: row, endedBy }: AppraisalPage): ResultProps['facts'] {
  const say = t(ask.lang)
  const ended =
    row.ended_at === null
      ? ''
      : say('appraisal.concluded.by', { by: endedBy ?? '', at: formatMoment(ask.lang, row.ended_at) })
  return [
    { term: say('appraisal.visited'), value: row.visited_on === null ? '' : formatDate(ask.lang, row.visited_on) },
    { term: say('appraisal.talked-over'), value: row.talked_over },
    { term: say('appraisal.conclude'), value: row.conclusion },
    { term: say('appraisal.send-back.reason'), value: row.reason },
    { term: say('appraisal.state.concluded'), value: row.state === 'concluded' ? ended : '' },
  ]
}

export const appraisalConclude: Handler = async (ask) => {
  const id = ask.param('id')
  const visitedOn = typedDay(typedIn(ask, 'ngay-di'))
  if (visitedOn === undefined) return show(ask, [{ field: 'ngay-di', message: t(ask.lang)('meeting.wrong.held') }], 422)
  const input = {
    appraisalId: id,
    version: versionIn(ask),
    visitedOn,
    conclusion: typedIn(ask, 'de-nghi'),
    talkedOver: typedIn(ask, 'trao-doi'),
  }
  await writeOnce(ask, concludeAppraisal, input)
  return goTo(ask, `${hrefOf(id)}?da=ket-luan`)
}

export const appraisalConcludeAgain: Again = (ask, problem) => {
  const fields = { conclusion: 'de-nghi', talkedOver: 'trao-doi', visitedOn: 'ngay-di', '': 'de-nghi' }
  const words = { conclusion: t(ask.lang)('appraisal.wrong.conclusion') }
  const refused = refusedAs(ask, problem, fields, words)
  return refused && show(ask, refused.errors, refused.status)
}

export const appraisalSendBack: Handler = async (ask) => {
  const id = ask.param('id')
  await writeOnce(ask, sendBack, { appraisalId: id, version: versionIn(ask), reason: typedIn(ask, 'ly-do-tra') })
  return goTo(ask, `${hrefOf(id)}?da=tra-lai`)
}

export const appraisalSendBackAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, { '': 'ly-do-tra', reason: 'ly-do-tra' })
  return refused && show(ask, refused.errors, refused.status)
}

export const appraisalTakeOff: Handler = async (ask) => {
  const id = ask.param('id')
  await writeOnce(ask, takeOff, { appraisalId: id, version: versionIn(ask), reason: typedIn(ask, 'ly-do-chuyen') })
  return goTo(ask, '/ban-lam-viec/tham-dinh?da=chuyen')
}

export const appraisalTakeOffAgain: Again = (ask, problem) => {
  const words = { reason: t(ask.lang)('meeting.wrong.reason') }
  const refused = refusedAs(ask, problem, { '': 'ly-do-chuyen', reason: 'ly-do-chuyen' }, words)
  return refused && show(ask, refused.errors, refused.status)
}
