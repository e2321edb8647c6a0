import type { ReplicationFacts } from '../../../app/replication/read.ts'
import { REPORTS } from '../../../core/replication/due.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'

const field = (name: string, label: string, kind: FormField['kind'] = 'lines'): FormField => ({
  name,
  label,
  kind,
  value: '',
})

/** What the receiver may do where the replication stands; several forms stand on one page, so no two share a name. */
export function receiverForms(ask: Ask, facts: ReplicationFacts, href: string): FormModel[] {
  if (!facts.confirms) return []
  const { state } = facts.row
  if (state === 'proposed') return [confirmForm(ask, facts, href), declineForm(ask, facts, href)]
  if (state !== 'confirmed') return []
  const linked = facts.row.adopter_model_id !== null || facts.choices.length === 0
  return [reportForm(ask, facts, href), ...(linked ? [] : [linkForm(ask, facts, href)]), abandonForm(ask, facts, href)]
}

function confirmForm(ask: Ask, { row, choices }: ReplicationFacts, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/xac-nhan`,
    label: say('replication.confirm'),
    fields: [
      field('adoptedOn', say('replication.adopted-on'), 'day'),
      { ...field('kept', say('replication.kept')), optional: true },
      { ...field('changed', say('replication.changed')), optional: true },
      ...(choices.length === 0 ? [] : [modelField(ask, choices)]),
    ],
    button: say('replication.confirm'),
    version: row.version,
    errors: [],
  }
}

function modelField(ask: Ask, choices: ReplicationFacts['choices']): FormField {
  const say = t(ask.lang)
  return {
    ...field('modelId', say('replication.own'), 'choice'),
    none: say('replication.link.none'),
    choices: choices.map((c) => ({ value: c.id, label: c.name })),
    optional: true,
  }
}

function declineForm(ask: Ask, { row }: ReplicationFacts, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/tu-choi`,
    label: say('replication.decline'),
    fields: [field('reason', say('replication.reason'))],
    button: say('replication.decline'),
    version: row.version,
    errors: [],
    quiet: true,
  }
}

function linkForm(ask: Ask, { row, choices }: ReplicationFacts, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/mo-hinh`,
    label: say('replication.link'),
    fields: [{ ...modelField(ask, choices), optional: false }],
    button: say('replication.link'),
    version: row.version,
    errors: [],
    quiet: true,
  }
}

function reportForm(ask: Ask, { results }: ReplicationFacts, href: string): FormModel {
  const say = t(ask.lang)
  const left = REPORTS.filter((n) => results.every((r) => r.months !== n))
  return {
    action: `${href}/ket-qua`,
    label: say('replication.report'),
    fields: [
      {
        ...field('months', say('replication.report.months'), 'choice'),
        choices: left.map((n) => ({ value: String(n), label: say('replication.report.months.n', { n }) })),
        none: say('replication.report.months.any'),
        value: left[0] === undefined ? '' : String(left[0]),
      },
      { ...field('on', say('replication.report.on'), 'day'), value: formatDate(ask.lang, ask.app.units.today) },
      {
        ...field('running', say('replication.report.running'), 'choice'),
        value: 'yes',
        choices: [
          { value: 'yes', label: say('replication.report.yes') },
          { value: 'no', label: say('replication.report.no') },
        ],
      },
      field('text', say('replication.report.text')),
    ],
    button: say('replication.report'),
    errors: [],
  }
}

function abandonForm(ask: Ask, { row }: ReplicationFacts, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/thoi`,
    label: say('replication.abandon'),
    fields: [field('end-on', say('replication.ended-on'), 'day'), field('end-reason', say('replication.reason'))],
    button: say('replication.abandon'),
    version: row.version,
    errors: [],
    quiet: true,
  }
}
