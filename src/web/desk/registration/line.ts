import type { RegistrationList } from '../../../app/registration/read.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Ask } from '../../context.ts'
import { defined } from '../../defined.ts'
import type { RegistrationItem } from '../../views/registration/mine.tsx'
import { at } from './parts.ts'

/** One registration in a list: drafts lead to where they are written on, the rest to the file. */
export function registrationLine(ask: Ask, row: RegistrationList['rows'][number]): RegistrationItem {
  const say = t(ask.lang)
  const open = row.state === 'draft' || row.state === 'returned'
  const field = ask.lang === 'vi' ? row.field_name : row.field_name_en
  return {
    id: row.id,
    version: row.version,
    href: open ? at.check(row.id) : at.file(row.id),
    name: row.name === '' ? say('reg.unnamed') : row.name,
    state: row.state,
    open,
    place: ask.app.units.fullName(row.unit_id),
    type: valueLabel(ask.lang, 'registration', row.registration),
    round: row.round_label,
    marks: [
      ...(row.kind === 'individual' ? [say('reg.mark.individual')] : []),
      ...(row.late ? [say('reg.mark.late')] : []),
      ...(row.emergency === null ? [] : [say('reg.mark.urgent')]),
      ...(row.joins_id === null ? [] : [say('reg.mark.joins')]),
      ...(row.linked_id === null ? [] : [say('reg.mark.introduced')]),
    ],
    ...defined({
      field: field ?? undefined,
      lead: row.organisation_name ?? undefined,
      sent: row.submitted_at === null ? undefined : formatMoment(ask.lang, row.submitted_at),
    }),
  }
}
