import { idOrNothing } from '../../../app/portal/lookup.ts'
import { registrableRounds } from '../../../app/registration/rounds.ts'
import { MOST_ROWS, previewTable, saveTable, type TablePreview } from '../../../app/registration/table.ts'
import type { TableColumn } from '../../../core/registration/table.ts'
import type { CheckedRow } from '../../../core/registration/table-rows.ts'
import { maybe, t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { type PastedRow, PastePage } from '../../views/registration/paste.tsx'
import { signedIn } from '../signed-in.ts'
import { roundLabel } from './begin.ts'
import { at } from './parts.ts'

/** Registering many at once: a table is pasted, looked at, and only then saved as drafts. */
export const registrationPaste: Handler = (ask) => show(ask, undefined, [], 200)

async function show(
  ask: Ask,
  preview: TablePreview | undefined,
  errors: readonly FieldError[],
  status: 200 | 403 | 422,
): Promise<Response> {
  const { rounds } = await registrableRounds(ask.app, signedIn(ask))
  const [made, already] = (ask.query('da') ?? '').split('.')
  const say = t(ask.lang)
  return ask.http.html(
    renderPage(
      PastePage({
        page: ask.page,
        action: at.paste,
        mineHref: at.mine,
        most: MOST_ROWS,
        rounds: rounds.map(({ round }) => ({ value: round.id, label: roundLabel(ask, round) })),
        typed: { round: ask.form.get('dot') ?? rounds[0]?.round.id ?? '', text: ask.form.get('bang') ?? '' },
        errors,
        ...defined({
          done: made === undefined || already === undefined ? undefined : say('reg.paste.done', { n: made, already }),
          preview:
            preview === undefined
              ? undefined
              : {
                  columns: columnsOf(preview).map((column) => ({ id: column, label: columnLabel(ask, column) })),
                  unknown: preview.table.unknown,
                  rows: preview.rows.map((row) => pasted(ask, row)),
                },
        }),
      }),
    ),
    status,
  )
}

const columnsOf = (preview: TablePreview): readonly TableColumn[] =>
  preview.table.columns.filter((column) => column !== undefined)

const LABELS: Readonly<Partial<Record<TableColumn, string>>> = {
  unit: 'reg.col.unit',
  lead: 'reg.col.lead',
  field: 'reg.col.field',
  registration: 'reg.col.type',
  kind: 'reg.new.kind',
}
const columnLabel = (ask: Ask, column: TableColumn): string =>
  (maybe(ask.lang, LABELS[column] ?? `reg.field.${column}`) ?? column).replace(/^\d+\. /, '')

function pasted(ask: Ask, row: CheckedRow): PastedRow {
  const faults = Object.fromEntries(
    Object.entries(row.faults).map(([column, code]) => {
      const words = maybe(ask.lang, `reg.paste.cell.${code}`) ?? t(ask.lang)('reg.paste.cell.twice', { row: '{row}' })
      return [column, words.replaceAll('{row}', String(row.repeats ?? ''))]
    }),
  )
  return { number: row.number, cells: row.cells, faults, good: row.entry !== undefined }
}

/** Looks at a table, or saves its good rows; what is wrong is told at its cell, and the text stays as it was pasted. */
export const registrationPasteSend: Handler = async (ask) => {
  const say = t(ask.lang)
  const text = ask.form.get('bang') ?? ''
  const roundId = idOrNothing(ask.form.get('dot') ?? '')
  if (text.trim() === '') return show(ask, undefined, [{ field: 'bang', message: say('reg.paste.wrong.empty') }], 422)
  const actor = signedIn(ask)
  const preview = await previewTable(ask.app, actor, roundId, text)
  const wrong = wrongWith(ask, preview)
  if (wrong !== undefined) return show(ask, undefined, [{ field: 'bang', message: wrong }], 422)
  if (ask.form.get('buoc') !== 'luu') return show(ask, preview, [], 200)
  const { made, already } = await saveTable(ask.app, actor, roundId, text)
  return ask.http.redirect(`${localHref(ask.lang, at.paste)}?da=${made}.${already}`, 303)
}

function wrongWith(ask: Ask, { table }: TablePreview): string | undefined {
  const say = t(ask.lang)
  if (table.rows.length === 0) return say('reg.paste.wrong.empty')
  if (!table.columns.includes('name')) return say('reg.paste.wrong.no-name')
  return table.rows.length > MOST_ROWS ? say('reg.paste.wrong.too-many', { max: MOST_ROWS }) : undefined
}

export const registrationPasteAgain: Again = (ask, p) =>
  p.code === 'form.expired' ? show(ask, undefined, [{ field: 'bang', message: explain(ask.lang, p) }], 403) : undefined
