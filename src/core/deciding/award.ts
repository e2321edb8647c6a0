import { problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import type { RulePack } from '../rules/rule-pack.ts'

/** The four grounds on which an award is cancelled (Law 06/2022/QH15, chapter VII, as told by DOMAIN 8.5; to be verified). */
export const GROUNDS = ['false-declaration', 'forged-papers', 'unlawful-appraisal', 'violation-found'] as const
export type Ground = (typeof GROUNDS)[number]

/**
 * May a body of this kind give this form of award to this subject? Only what the adopted rules say; a form that they do
 * not have can be given by nobody.
 */
export function mayGive(
  pack: RulePack,
  given: {
    readonly form: string
    /** The kind of body and its level; rules name "state" for any level and "state:base" for one. */
    readonly issuer: { readonly kind: string; readonly level: string }
    readonly subject: 'collective' | 'individual' | 'household'
  },
): Result<true> {
  const rule = pack.awards.find((award) => award.form === given.form)
  if (rule === undefined) return fail(problem('award.unknown-form', { form: given.form }, 'form'))
  const { kind, level } = given.issuer
  if (!rule.issuers.includes(kind) && !rule.issuers.includes(`${kind}:${level}`)) {
    return fail(problem('award.not-competent', { form: rule.name, issuers: [...rule.issuers] }, 'organisationId'))
  }
  if (!rule.subjects.includes(given.subject))
    return fail(problem('award.not-for-subject', { form: rule.name }, 'lines'))
  return ok(true)
}
