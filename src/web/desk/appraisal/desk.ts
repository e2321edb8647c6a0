import { appraisalDesk, placeIn } from '../../../app/appraisal/desk.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Paging } from '../../components/small.tsx'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { pointsWords, refusedWords } from '../../points.ts'
import { AppraisalDeskPage, type WaitingFile } from '../../views/appraisal/desk.tsx'
import { signedIn } from '../signed-in.ts'

const HREF = '/ban-lam-viec/tham-dinh'
type Waiting = Awaited<ReturnType<typeof appraisalDesk>>['waiting'][number]

/** What waits for the reader's score sheet, and the teams they sit in or run. */
export const appraisals: Handler = async (ask) => {
  const { lang, app } = ask
  const found = await appraisalDesk(app, signedIn(ask), {
    after: placeIn(ask.query('sau')),
    before: placeIn(ask.query('truoc')),
  })
  const say = t(lang)
  const done = ask.query('da')
  return ask.http.html(
    renderPage(
      AppraisalDeskPage({
        page: ask.page,
        waiting: found.waiting.map((row) => waitingFile(ask, row)),
        teams: found.teams.map((team) => ({
          href: `${HREF}/to/${team.id}`,
          name: team.name,
          round: team.round,
          unit: app.units.nameInside(team.unit_id),
          field: fieldWords(ask, found.fields, team.field_code),
          open: Number(team.open),
          done: Number(team.concluded),
        })),
        mayForm: found.mayForm,
        ...defined({
          paging: further(HREF, 'sau', found.next),
          teamPaging: further(HREF, 'truoc', found.nextTeam),
          notice:
            done === 'chuyen' ? say('appraisal.taken-off') : done === 'khai' ? say('appraisal.declared') : undefined,
        }),
      }),
    ),
  )
}

/** The link to the next page of a list, if there is one. */
export const further = (href: string, name: string, place: string | undefined): Paging | undefined =>
  place === undefined ? undefined : { next: `${href}?${name}=${place}` }

/** The name of a field in the reader's language; every field when a team has none of its own. */
export function fieldWords(
  ask: Ask,
  fields: ReadonlyMap<string, { readonly name: string; readonly nameEn: string }>,
  code: string,
): string {
  if (code === '') return t(ask.lang)('appraisal.field.all')
  const field = fields.get(code)
  return (ask.lang === 'vi' ? field?.name : field?.nameEn) ?? code
}

function waitingFile(ask: Ask, row: Waiting): WaitingFile {
  const { lang, app } = ask
  const say = t(lang)
  const state = row.refused !== undefined ? 'refused' : ((row.sheet ?? 'none') as WaitingFile['state'])
  return {
    href: `${HREF}/${row.id}/phieu`,
    name: row.file?.name ?? '',
    unit: row.file === undefined ? '' : app.units.nameInside(row.file.unit_id),
    team: row.team,
    state,
    words:
      state === 'handed-in'
        ? say('appraisal.sheet.handed-in', { points: pointsWords(lang, row.total_halves ?? 0) })
        : say(`appraisal.sheet.${state}`),
    ...(row.refused === undefined
      ? {}
      : {
          why:
            row.refused.details.relation === undefined
              ? refusedWords(lang, row.refused)
              : valueLabel(lang, 'relation', String(row.refused.details.relation)),
        }),
  }
}
