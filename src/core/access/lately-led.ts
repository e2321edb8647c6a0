import { type GrantScope, reaches, type Within } from './roles.ts'

/** A term as head of a unit or an organisation; `to` is exclusive, null while it lasts. */
export interface Led {
  readonly scope: GrantScope
  readonly from: string
  readonly to: string | null
}

/**
 * Did somebody lead what a file lies in, at any time between two days? A grant on the whole tenant leads no unit in
 * particular. Days are compared as text (YYYY-MM-DD).
 */
export const ledLately = (terms: readonly Led[], within: Within, since: string, today: string): boolean =>
  terms.some(
    ({ scope, from, to }) =>
      scope.of !== 'tenant' && from <= today && (to === null || to > since) && reaches(scope, within),
  )
