import { FILE_HISTORY, type History, type HistoryEntry, historyOf, seesPersonal } from '../../../app/desk/history.ts'
import { fileHref } from '../../../app/desk/work.ts'
import type { File } from '../../../app/participation/file.ts'
import type { Change } from '../../../core/history/fields.ts'
import { maybe, t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Ask } from '../../context.ts'
import { defined } from '../../defined.ts'
import { type ChangeLine, HistoryList } from '../../views/history.tsx'
import { signedIn } from '../signed-in.ts'
import type { Section } from './section.ts'

/** Who did what when to a file and to what hangs on it. */
export async function historySection(ask: Ask, file: File): Promise<Section> {
  const actor = signedIn(ask)
  const asked = Number(ask.query('truoc'))
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined
  const history = await historyOf(ask.app, actor, file.id, {
    of: FILE_HISTORY,
    seesPersonal: seesPersonal(actor, file),
    before,
  })
  const href = fileHref(file.id)
  return {
    id: 'lich-su',
    title: t(ask.lang)('history.title'),
    body: (
      <HistoryList
        lang={ask.lang}
        entries={history.entries.map((entry) => ({
          title: didWords(ask, entry),
          by: entry.by,
          at: entry.at,
          seq: entry.seq,
          changes: entry.rows.flatMap((row) => row.changes.map((change) => lineOf(ask, history, row.table, change))),
        }))}
        {...defined({
          older: history.next === undefined ? undefined : `${href}?truoc=${history.next}#lich-su`,
          newest: before === undefined ? undefined : `${href}#lich-su`,
        })}
      />
    ),
  }
}

const didWords = (ask: Ask, { command }: HistoryEntry): string =>
  maybe(ask.lang, `did.${command}`) ?? t(ask.lang)('history.other')

function lineOf(ask: Ask, history: History, table: string, change: Change): ChangeLine {
  const label =
    maybe(ask.lang, `history.field.${table}.${change.column}`) ??
    maybe(ask.lang, `history.field.${change.column}`) ??
    change.column
  const words = (value: unknown) => valueWords(ask, history, change, value)
  return {
    label,
    long: change.field.as === 'long',
    is: words(change.is),
    ...('was' in change ? { was: words(change.was) } : {}),
  }
}

/** A value as a person says it; '' when there is none. */
function valueWords(ask: Ask, { names }: History, { field }: Change, value: unknown): string {
  const say = t(ask.lang)
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  if (field.as === 'flag') return value === true ? say('history.yes') : say('history.no')
  if (field.as === 'day') return formatDate(ask.lang, text)
  if (field.as === 'word') return valueLabel(ask.lang, field.list, text)
  if (field.as === 'unit') return ask.app.units.fullName(text)
  if (field.as === 'field' || field.as === 'organisation') return names.get(text)?.[ask.lang] ?? ''
  return text
}
