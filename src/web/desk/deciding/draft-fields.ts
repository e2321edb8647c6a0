import type { DraftGround } from '../../../app/deciding/ground.ts'
import type { FileKind } from '../../../core/deciding/kind.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'

/** The fields of a draft: body, form of award, subject, bases, files and further lines. */
export function draftFields(ask: Ask, ground: DraftGround, kind: FileKind): FormField[] {
  const say = t(ask.lang)
  const awards = ground.awards.map((a) => ({ value: a.form, label: ask.lang === 'vi' ? a.name : a.nameEn }))
  const bases = ground.bases.map((b) => ({ value: b.id, label: `${b.symbol}: ${b.title}` }))
  const form: FormField = {
    name: 'form',
    label: say('deciding.form'),
    kind: 'choice',
    none: say('deciding.form.none'),
    choices: awards,
    value: '',
    ...(awards.length === 0 ? { hint: say('deciding.form.empty') } : {}),
  }
  return [
    {
      name: 'organisationId',
      label: say('deciding.body'),
      kind: 'choice',
      choices: ground.bodies.map((b) => ({ value: b.id, label: b.name })),
      value: ground.bodies[0]?.id ?? '',
    },
    ...(kind === 'award' ? [form] : []),
    {
      name: 'title',
      label: say('deciding.subject-line'),
      hint: say('deciding.subject-line.hint'),
      kind: 'line',
      value: '',
    },
    { name: 'preamble', label: say('deciding.preamble'), kind: 'lines', optional: true, value: '' },
    ...(bases.length === 0
      ? []
      : [
          {
            name: 'bases',
            label: say('deciding.bases'),
            hint: say('deciding.bases.hint'),
            kind: 'ticks' as const,
            optional: true,
            choices: bases,
            value: ground.bases.filter((b) => b.cited).map((b) => b.id),
          },
        ]),
    filesField(ask, ground, kind),
    ...(kind === 'recognition' || kind === 'exemplary' ? [] : furtherFields(ask)),
    {
      name: 'period',
      label: say('deciding.period'),
      hint: say('deciding.period.hint'),
      kind: 'line',
      optional: true,
      value: '',
    },
  ]
}

function filesField(ask: Ask, ground: DraftGround, kind: FileKind): FormField {
  const say = t(ask.lang)
  const total = ground.files[0]?.total ?? 0
  const left = total - ground.files.length
  const what = say(kind === 'recognition' ? 'deciding.files.recognition' : 'deciding.files.recognised')
  const more = left > 0 ? ` ${say('deciding.files.more', { n: formatNumber(ask.lang, left) })}` : ''
  return {
    name: 'files',
    label: say('deciding.files'),
    kind: 'ticks',
    hint: ground.files.length === 0 ? `${what} ${say('deciding.files.none')}` : `${what}${more}`,
    choices: ground.files.map((f) => ({
      value: f.id,
      label: `${f.name ?? ''}, ${ask.app.units.nameInside(f.unit_id)}`,
    })),
    value: [],
  }
}

/** Whom a commendation or an award names beside the files. */
function furtherFields(ask: Ask): FormField[] {
  const say = t(ask.lang)
  const field = (name: 'collectives' | 'individuals' | 'households'): FormField => ({
    name,
    label: say(`deciding.${name}`),
    hint: say(name === 'individuals' ? 'deciding.individuals.hint' : 'deciding.more.hint'),
    kind: 'lines',
    optional: true,
    value: '',
  })
  return [field('collectives'), field('individuals'), field('households')]
}
