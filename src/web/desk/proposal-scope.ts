import type { Row } from '../../app/desk/row.ts'
import type { Units } from '../../app/units.ts'
import type { Lang } from '../../i18n/catalogue.ts'
import type { Choice } from '../components/form.tsx'

/** What the cards of one document's proposals are made with. */
export interface ProposalScope {
  readonly lang: Lang
  readonly units: Units
  readonly documentHref: string
  readonly day: string | undefined
  readonly fieldChoices: readonly Choice[]
  /** What the person typed in a form that was refused, by proposal id. */
  readonly typed?:
    | {
        readonly id: string
        readonly values: ReadonlyMap<string, string>
        readonly wrong?: string
        readonly message: string
      }
    | undefined
  readonly conflictWith?: { readonly id: string; readonly theirs: string; readonly mine: string } | undefined
  readonly proposals: readonly Row[]
}
