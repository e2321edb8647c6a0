/**
 * What a reader finds in a text. Every find carries the words it came from: `start` counts code points of the file as
 * given (after decoding, before any normalisation) and `quote` is exactly what stands there.
 */

export interface Span {
  readonly start: number
  readonly quote: string
}

/** What is counted. The open end is on purpose: results (money, land, works...) have many kinds. */
export type ClaimKind =
  | 'models_total'
  | 'models_registered'
  | 'models_recognised'
  | 'models_selected'
  | 'models_effective'
  | 'models_replicated'
  | 'models_new'
  | 'models_collective'
  | 'models_individual'
  | 'models_by_field'
  | 'models_by_year'
  | 'models_by_level'
  | 'models_commended'
  | 'model_types'
  | 'awards_models'
  | 'awards_collective'
  | 'awards_individual'
  | 'awards_household'
  | 'awards_total'
  | 'honorees_total'
  | 'models_proposed'
  | 'models_change'
  | 'models_average'
  | 'honorees_subset'
  | 'honorees_proposed'
  | (string & {})

/** Where a claim belongs. Every value is as printed or in the reader's standard words (see docs/reference/claims.md). */
export interface ClaimQualifier {
  readonly field?: string
  readonly level?: string
  readonly year?: string
  readonly period?: string
  readonly status?: string
  readonly form?: string
  readonly giver?: string
  readonly type?: string
  /** Programme tag, such as "nông thôn mới": overlaps with fields and is never summed with them. */
  readonly tag?: string
  readonly name?: string
  readonly place?: string
  readonly of?: string
  readonly per?: string
  readonly what?: string
  readonly denominator?: string
}

export interface Claim extends Span {
  readonly kind: ClaimKind
  readonly value: number
  readonly valueMax?: number
  /** The word that makes it approximate, as printed: "hơn", "gần", "trên"... Present means approximate. */
  readonly approx?: string
  readonly unit?: string
  readonly qualifier?: ClaimQualifier
  /** Why it was read so: names of the rules that decided, for the page that shows the proposal. */
  readonly why: readonly string[]
}

/** Parts that the text itself adds up to a total: indexes into `claims`. */
export interface Sum {
  readonly parts: readonly number[]
  readonly total: number
  readonly computed: number
  readonly stated: number
  /** The parts make the total exactly, or the total is approximate and the parts are consistent with its word. */
  readonly holds: boolean
}

/** Indexes of two claims of which the first is said to be among the second ("trong đó"), without being an addend. */
export interface Subset {
  readonly part: number
  readonly whole: number
}

export interface Conflict extends Span {
  readonly kind: 'sum' | 'restated' | 'subset-exceeds' | 'share-exceeds'
  /** Indexes of the claims that disagree. */
  readonly claims: readonly number[]
  readonly computed: number
  readonly stated: number
}

/** A place as the text names it; resolving it to a unit needs the date and is not the reader's work. */
export interface PlaceName {
  readonly province?: string
  readonly district?: string
  readonly commune?: string
  readonly hamlet?: string
}

export interface NamedModel extends Span {
  readonly name: string
  /** Owner or place as printed, joined: the contract's `unit`. */
  readonly unit?: string
  readonly owners: readonly string[]
  readonly places: readonly PlaceName[]
  readonly kind: 'collective' | 'individual'
  readonly registration?: 'new' | 'breakthrough' | 'maintained' | 'replicated'
  readonly field?: string
  /** The index of a claim that this model is an example of ("có 33 mô hình… Đó là…"). */
  readonly exampleOf?: number
  readonly campaign?: string
}

export interface CitedDocument extends Span {
  /** Normalised: "35-CT/TU". */
  readonly symbol: string
  /** chỉ thị, kế hoạch, nghị quyết... when printed or known from the symbol. */
  readonly type?: string
  readonly date?: string
}

export interface ReadEvent extends Span {
  readonly kind: 'interim-review' | 'final-review' | 'inspection' | 'launch' | 'other'
  readonly date?: string
  readonly host?: string
  readonly place?: PlaceName
  readonly chair?: string
  /** Inspection only. */
  readonly scopes?: readonly string[]
  readonly recommendations?: readonly Span[]
}

/** One act of giving: who gave what to how many, tied to its claims. */
export interface AwardAct extends Span {
  readonly act: 'award' | 'commendation' | 'proposal'
  readonly giver?: string
  readonly form?: string
  readonly claims: readonly number[]
}

/** A demand, not a result: "mỗi xã ... ít nhất 1 mô hình". */
export interface QuotaStatement extends Span {
  readonly min: number
  readonly max?: number
  readonly perUnitType: readonly string[]
  readonly registrations: readonly string[]
}

export interface Reading {
  readonly id: string
  readonly title?: Span
  readonly place?: PlaceName & Span
  /** Calendar day of publication or of the event when no publication date is printed: YYYY-MM-DD. */
  readonly date?: Span & { readonly iso: string }
  readonly period?: Span & { readonly from: number; readonly to: number; readonly label: string }
  readonly year?: number
  readonly movement?: Span & { readonly name: string }
  readonly organiser?: Span & { readonly name: string }
  readonly publisher?: Span & { readonly name: string }
  /** A text that says of itself that it retells another: whom, from which date. */
  readonly retells?: Span & { readonly source: string; readonly date?: string }
  readonly claims: readonly Claim[]
  readonly sums: readonly Sum[]
  readonly subsets: readonly Subset[]
  /** Groups of claims that print one and the same figure again. */
  readonly same: readonly (readonly number[])[]
  readonly conflicts: readonly Conflict[]
  readonly models: readonly NamedModel[]
  readonly citations: readonly CitedDocument[]
  readonly events: readonly ReadEvent[]
  readonly awards: readonly AwardAct[]
  readonly quotas: readonly QuotaStatement[]
}
