import { type FileDecisions, fileDecisions } from '../../../app/deciding/of-file.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Ask } from '../../context.ts'
import { defined } from '../../defined.ts'
import { FileDecisionsView } from '../../views/deciding/of-file.tsx'
import type { SectionMaker } from '../file/section.ts'
import { signedIn } from '../signed-in.ts'
import { kindWords, registerView } from './words.ts'

export const appealsHref = (fileId: string): string => `/ban-lam-viec/ho-so/${fileId}/khieu-nai`

/** The part of a file's page with its decisions, the reasons given on the way, and the appeals. */
export const decidingSection: SectionMaker = async (ask, file) => {
  if (file.participation === undefined) return undefined
  const facts = await fileDecisions(ask.app, signedIn(ask), file.id)
  const nothing = facts.decisions.length === 0 && facts.appeals.length === 0 && facts.reasons.length === 0
  if (nothing && !facts.files) return undefined
  return {
    id: 'quyet-dinh',
    title: t(ask.lang)('appeal.title'),
    body: FileDecisionsView({ page: ask.page, ...viewOf(ask, facts), open: appealsHref(file.id) }),
  }
}

/** The decisions, reasons and appeals of a file in the reader's words. */
export function viewOf({ lang }: Ask, facts: FileDecisions) {
  const decisionOf = (lineId: string | null) => facts.decisions.find((d) => d.id === lineId)
  return {
    decisions: facts.decisions.map((d) => ({ ...registerView(lang, d), recorded: d.state !== null })),
    reasons: facts.reasons.map((s) => ({
      step: valueLabel(lang, 'status', s.to_status),
      reason: s.reason ?? '',
      by: s.by_name,
      at: s.at,
    })),
    appeals: facts.appeals.map((a) => {
      const about = decisionOf(a.line_id)
      return {
        id: a.id,
        text: a.text,
        by: a.filed_name,
        at: a.filed_at,
        state: a.state as 'open' | 'answered',
        ...defined({
          about: about === undefined ? null : `${kindWords(lang, about)} ${about.symbol ?? ''}`.trim(),
          outcome: a.outcome === null ? null : valueLabel(lang, 'appeal-outcome', a.outcome),
          answer: a.answer,
          answeredBy: a.answered_name,
          answeredAt: a.answered_at,
        }),
      }
    }),
  }
}
