import { assignFiles } from '../../../app/appraisal/assign.ts'
import { placeIn, type TeamPage as Team, type TeamFile, teamChoices, teamPage } from '../../../app/appraisal/desk.ts'
import { changeTeam, formTeam } from '../../../app/appraisal/teams.ts'
import { apart } from '../../../core/appraisal/fairness.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { meanWords, proposesWords, refusedWords } from '../../points.ts'
import { type FairnessView, type TeamFileLine, TeamPage } from '../../views/appraisal/team.tsx'
import { TeamFormPage, type TeamValues } from '../../views/appraisal/team-form.tsx'
import { signedIn } from '../signed-in.ts'
import { goTo, refusedAs, typedIn, versionIn, writeOnce } from '../write.ts'
import { fieldWords, further } from './desk.ts'

const HREF = '/ban-lam-viec/tham-dinh'
const teamHref = (id: string): string => `${HREF}/to/${id}`

/** A team: its people, its files, what it can get. */
export const team: Handler = (ask) => showTeam(ask, [], 200)

async function showTeam(ask: Ask, errors: readonly FieldError[], status: 200 | 403 | 409 | 422): Promise<Response> {
  const { lang, app } = ask
  const say = t(lang)
  const id = ask.param('id')
  const found = await teamPage(app, signedIn(ask), id, placeIn(ask.query('sau')))
  const done = ask.query('da')
  const assigned = done !== undefined && /^\d+$/.test(done) ? say('appraisal.assigned', { n: done }) : undefined
  return ask.http.html(
    renderPage(
      TeamPage({
        page: ask.page,
        href: teamHref(id),
        name: found.team.name,
        round: `${found.round.label}, ${app.units.nameInside(found.round.unitId)}`,
        field: fieldWords(ask, found.fields, found.team.field_code),
        basis: found.team.basis,
        members: found.members.map((m) => ({ name: m.name, lead: m.role === 'lead' })),
        files: found.files.map((file) => fileLine(ask, file)),
        version: found.team.version,
        newKey: app.newId,
        errors,
        ...defined({
          paging: further(teamHref(id), 'sau', found.next),
          free: found.mayAssign
            ? found.free.map((file) => ({
                value: file.id,
                label: `${file.name} (${app.units.nameInside(file.unit_id)})`,
              }))
            : undefined,
          notice: done === 'luu' ? say('appraisal.team.saved') : assigned,
          fairness: fairnessView(ask, found),
        }),
      }),
    ),
    status,
  )
}

function fileLine(ask: Ask, row: TeamFile): TeamFileLine {
  const { lang, app } = ask
  const say = t(lang)
  const state = row.state as TeamFileLine['state']
  const result =
    row.mean === undefined
      ? undefined
      : [
          say('appraisal.result.mean', { points: meanWords(lang, row.mean) }),
          row.band ?? say('appraisal.band.none'),
          row.proposes === 'unset' ? undefined : proposesWords(lang, row.proposes ?? '', []),
        ]
          .filter((one) => one !== undefined)
          .join(' · ')
  return {
    href: `${HREF}/${row.id}`,
    name: row.file.name,
    unit: app.units.nameInside(row.file.unit_id),
    state,
    stateWords: say(`appraisal.state.${state}`),
    handedIn: say('appraisal.handed-in.of', { n: row.handedIn, all: row.free }),
    excluded: row.excluded.map((one) => `${one.name}: ${refusedWords(lang, one.why)}`),
    ...defined({ result }),
  }
}

/** Who usually gives more or less than the others, in points, and whether the two highest files can be told apart. */
function fairnessView(ask: Ask, found: Team): FairnessView | undefined {
  const { fairness, members, files } = found
  if (fairness === undefined) return undefined
  const say = t(ask.lang)
  const lines = members.flatMap((member) => {
    const halves = fairness.severity.get(member.account_id)
    if (halves === undefined) return []
    const points = Math.round(Math.abs(halves) * 5) / 10
    const key = points < 0.5 ? 'even' : halves > 0 ? 'mild' : 'severe'
    const words =
      key === 'even'
        ? say('appraisal.fairness.even')
        : say(`appraisal.fairness.${key}`, { points: formatNumber(ask.lang, points) })
    return [{ name: member.name, words }]
  })
  const ranked = [...fairness.files].sort((a, b) => b[1].worth - a[1].worth)
  const [first, second] = ranked
  if (first === undefined || second === undefined) return { members: lines }
  const nameOf = (id: string) => files.find((file) => file.file.id === id)?.file.name
  const names = { a: nameOf(first[0]), b: nameOf(second[0]) }
  if (names.a === undefined || names.b === undefined) return { members: lines }
  const key = apart(first[1], second[1]) ? 'apart' : 'close'
  return { members: lines, top: say(`appraisal.fairness.${key}`, { a: names.a, b: names.b }) }
}

/** Hands the chosen files to the team, or all that wait. */
export const teamAssign: Handler = async (ask) => {
  const id = ask.param('id')
  const all = typedIn(ask, 'tat-ca') !== ''
  const chosen = all
    ? (await teamPage(ask.app, signedIn(ask), id, undefined)).free.map((file) => file.id)
    : ask.form.getAll('ho-so')
  if (chosen.length === 0)
    return showTeam(ask, [{ field: 'ho-so-giao', message: t(ask.lang)('appraisal.assign.nothing') }], 422)
  const { result } = await writeOnce(ask, assignFiles, { teamId: id, fileIds: chosen })
  return goTo(ask, `${teamHref(id)}?da=${result.assigned}`)
}

export const teamAssignAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, { '': 'ho-so-giao' })
  return refused && showTeam(ask, refused.errors, refused.status)
}

/** The form of a new team. */
export const teamNew: Handler = (ask) => showForm(ask, ask.query('dot'), [], 200)

const FIELDS = { name: 'ten', basis: 'can-cu', lead: 'to-truong', members: 'thanh-vien', '': 'ten' }
const sentences = (ask: Ask) => {
  const say = t(ask.lang)
  return {
    name: say('appraisal.wrong.name'),
    basis: say('appraisal.wrong.basis'),
    lead: say('appraisal.wrong.lead'),
    members: say('appraisal.wrong.members'),
  }
}

const typedTeam = (ask: Ask): TeamValues => ({
  name: typedIn(ask, 'ten'),
  basis: typedIn(ask, 'can-cu'),
  field: typedIn(ask, 'linh-vuc'),
  lead: typedIn(ask, 'to-truong'),
  members: ask.form.getAll('thanh-vien'),
})

async function showForm(
  ask: Ask,
  roundId: string | undefined,
  errors: readonly FieldError[],
  status: 200 | 403 | 409 | 422,
): Promise<Response> {
  const { app } = ask
  const found = await teamChoices(app, signedIn(ask), roundId)
  const round = found.chosen?.id
  return ask.http.html(
    renderPage(
      TeamFormPage({
        page: ask.page,
        action: `${HREF}/to/moi`,
        rounds: found.rounds.map((r) => ({ value: r.id, label: `${r.label}, ${app.units.nameInside(r.unit_id)}` })),
        ...peopleChoices(ask, found),
        values: typedTeam(ask),
        errors,
        newKey: app.newId,
        ...defined({ round }),
      }),
    ),
    status,
  )
}

function peopleChoices(ask: Ask, found: Awaited<ReturnType<typeof teamChoices>>) {
  const choice = (one: { readonly id: string; readonly name: string }): Choice => ({ value: one.id, label: one.name })
  return {
    people: found.people.map(choice),
    leads: found.people.filter((one) => one.mayLead).map(choice),
    fields: [...found.fields].map(([code]) => ({ value: code, label: fieldWords(ask, found.fields, code) })),
  }
}

/** The members as the command takes them: whoever leads is not a member besides. */
const membersOf = ({ lead, members }: TeamValues) => [
  ...(lead === '' ? [] : [{ accountId: lead, role: 'lead' as const }]),
  ...members.filter((id) => id !== lead).map((accountId) => ({ accountId, role: 'member' as const })),
]

export const teamMake: Handler = async (ask) => {
  const typed = typedTeam(ask)
  const { result } = await writeOnce(ask, formTeam, {
    roundId: typedIn(ask, 'dot'),
    name: typed.name,
    fieldCode: typed.field,
    basis: typed.basis,
    members: membersOf(typed),
  })
  return goTo(ask, `${teamHref(result.teamId)}?da=luu`)
}

export const teamMakeAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, FIELDS, sentences(ask))
  return refused && showForm(ask, typedIn(ask, 'dot'), refused.errors, refused.status)
}

/** The form of a team that exists. */
export const teamEdit: Handler = (ask) => showEdit(ask, undefined, [], 200)

async function showEdit(
  ask: Ask,
  typed: TeamValues | undefined,
  errors: readonly FieldError[],
  status: 200 | 403 | 409 | 422,
): Promise<Response> {
  const id = ask.param('id')
  const actor = signedIn(ask)
  const found = await teamPage(ask.app, actor, id, undefined)
  const choices = peopleChoices(ask, await teamChoices(ask.app, actor, found.team.round_id))
  const kept: TeamValues = {
    name: found.team.name,
    basis: found.team.basis,
    field: found.team.field_code,
    lead: found.members.find((m) => m.role === 'lead')?.account_id ?? '',
    members: found.members.filter((m) => m.role === 'member').map((m) => m.account_id),
  }
  return ask.http.html(
    renderPage(
      TeamFormPage({
        page: ask.page,
        action: `${teamHref(id)}/sua`,
        team: { name: found.team.name, href: teamHref(id), version: found.team.version },
        ...choices,
        values: typed ?? kept,
        errors,
        newKey: ask.app.newId,
      }),
    ),
    status,
  )
}

export const teamSave: Handler = async (ask) => {
  const typed = typedTeam(ask)
  const teamId = ask.param('id')
  const { name, basis } = typed
  await writeOnce(ask, changeTeam, { teamId, version: versionIn(ask), name, basis, members: membersOf(typed) })
  return goTo(ask, `${teamHref(teamId)}?da=luu`)
}

export const teamSaveAgain: Again = (ask, problem) => {
  const refused = refusedAs(ask, problem, FIELDS, sentences(ask))
  return refused && showEdit(ask, typedTeam(ask), refused.errors, refused.status)
}
