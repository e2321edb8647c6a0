import { type Lang, t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { defined } from '../../defined.ts'

export const DECISIONS = '/ban-lam-viec/quyet-dinh'

/** What kind of decision it is: of an award the name of its form, when the rules that it was drafted under have one. */
export function kindWords(
  lang: Lang,
  d: { readonly kind: string; readonly form_name?: string | null; readonly form_name_en?: string | null },
): string {
  const form = lang === 'vi' ? d.form_name : (d.form_name_en ?? d.form_name)
  if (d.kind === 'award' && typeof form === 'string' && form !== '') return form
  return valueLabel(lang, 'deciding.kind', d.kind)
}

/** A past award of a subject, as a line of the register. */
export interface RegisterView {
  readonly href: string
  readonly kind: string
  readonly symbol: string
  readonly issuer: string
  readonly revoked: boolean
  readonly on?: string
}

export const registerView = (
  lang: Lang,
  r: {
    readonly decision_id: string
    readonly kind: string
    readonly symbol: string | null
    readonly issuer: string | null
    readonly decided_on: string | null
    readonly revoked_by_id: string | null
    readonly form_name?: string | null
    readonly form_name_en?: string | null
  },
): RegisterView => ({
  href: `${DECISIONS}/${r.decision_id}`,
  kind: kindWords(lang, r),
  symbol: r.symbol ?? t(lang)('deciding.no-number'),
  issuer: r.issuer ?? '',
  revoked: r.revoked_by_id !== null,
  ...defined({ on: r.decided_on }),
})
