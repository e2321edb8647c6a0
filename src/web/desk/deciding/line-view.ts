import type { DecisionFacts, DecisionLineFacts } from '../../../app/deciding/read.ts'
import type { RulePack } from '../../../core/rules/rule-pack.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { defined } from '../../defined.ts'
import type { DecisionLineView } from '../../views/deciding/lines.tsx'
import { DECISIONS, registerView } from './words.ts'

/** What the rule pack of a decision calls its form of award. */
export function formNames(pack: DecisionFacts['pack'], form: string | null) {
  const found = (pack?.rules as unknown as RulePack | undefined)?.awards.find((a) => a.form === form)
  return { form_name: found?.name ?? form, form_name_en: found?.nameEn ?? form }
}

/** A line as it is printed, with what was corrected, what it was given before, whether it still stands. */
export function lineView(
  lang: Lang,
  { row, signs, drafts }: Pick<DecisionFacts, 'row' | 'signs' | 'drafts'>,
  { row: line, corrections, register }: DecisionLineFacts,
): DecisionLineView {
  const say = t(lang)
  return {
    id: line.id,
    n: line.position + 1,
    href: `${DECISIONS}/${row.id}/dong/${line.id}`,
    acts: row.state === 'issued' && (signs || (drafts && line.revoked_by_id === null)),
    printed: line.printed,
    subject: valueLabel(lang, 'line-subject', line.subject),
    who: [line.title, line.unit_printed].filter((x) => x !== '').join(', '),
    reason: [line.reason, line.period_printed].filter((x) => x !== '').join('; '),
    corrections: corrections.map((c) => ({
      what: say('deciding.corrected', { field: valueLabel(lang, 'line-field', c.field), was: c.was, now: c.now }),
      by: say('deciding.corrected.by', {
        basis: c.basis,
        reason: c.reason,
        by: c.by_name,
        at: formatMoment(lang, c.at),
      }),
    })),
    register: register.map((r) => registerView(lang, r)),
    ...defined({
      file: line.participation_id === null ? null : `/ban-lam-viec/ho-so/${line.participation_id}`,
      revoked:
        line.revoking_id === null
          ? null
          : { href: `${DECISIONS}/${line.revoking_id}`, symbol: line.revoking_symbol ?? '' },
      ground: line.ground === null ? null : valueLabel(lang, 'ground', line.ground),
    }),
  }
}
