import type { Row } from '../../app/desk/row.ts'
import type { Units } from '../../app/units.ts'
import type { Lang } from '../../i18n/catalogue.ts'
import type { Choice } from '../components/form.tsx'

/** What the cards of one document's proposals are made with. */
export interface ProposalScope {
  readonly lang: Lang
  readonly units: Units
  /** The address of a proposal's form, by its id; of its words in the text, by their place. */
  readonly actionOf: (id: string) => string
  readonly wordsOf: (start: number) => string
  /** The same page with the form of one card open, and which one is. */
  readonly editOf: (id: string) => string
  readonly editing: string | undefined
  readonly day: string | undefined
  readonly fieldChoices: readonly Choice[]
  /** What the person typed in a form that was refused. */
  readonly typed?: Typed | undefined
  readonly conflictWith?: { readonly id: string; readonly theirs: string; readonly mine: string } | undefined
  /** Proposals that others name by their numbers. */
  readonly referred: ReadonlyMap<number, Row>
  /** The text around the words of a proposal, by its id. */
  readonly around: ReadonlyMap<string, { readonly text: string; readonly from: number }>
}

/** A form that came back: the values as they were typed, and what is wrong with which. */
export interface Typed {
  readonly id: string
  readonly values: ReadonlyMap<string, string>
  readonly wrong?: string
  readonly message: string
}
