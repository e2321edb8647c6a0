/** One thing that the doctor looked at. `text` is the English fallback of the sentence `doctor.<id>` with the facts. */
export interface Check {
  readonly id: string
  readonly severity: Severity
  readonly facts: Facts
  readonly text: string
}

/** ok; note: worth knowing; warning: will hurt; error: does not work, or is not safe. */
export type Severity = 'ok' | 'note' | 'warning' | 'error'

export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Key of a check's sentence in the catalogue of words. */
export const checkKey = (check: Check): string => `doctor.${check.id}`

/** A check that is fine when nothing was found, and has its severity otherwise; the findings are its facts. */
export const finding = (
  id: string,
  found: readonly string[],
  text: { readonly good: string; readonly bad: string },
  severity: Severity = 'error',
): Check => ({
  id,
  severity: found.length === 0 ? 'ok' : severity,
  facts: { found },
  text: found.length === 0 ? text.good : `${text.bad}: ${found.join('; ')}`,
})

/** The worst of some checks. */
export function worst(checks: readonly Check[]): Severity {
  const order: readonly Severity[] = ['ok', 'note', 'warning', 'error']
  return checks.reduce<Severity>(
    (all, one) => (order.indexOf(one.severity) > order.indexOf(all) ? one.severity : all),
    'ok',
  )
}
