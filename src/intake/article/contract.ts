import type { Claim, NamedModel, PlaceName, Reading, Span } from '../../core/reading/types.ts'
import type { ReadModel } from './models.ts'
import type { ArticleReading } from './read.ts'

/** The line of `kheo read --json`: see docs/reference/claims.md. Keys without a value are left out. */
export interface ContractLine {
  readonly id: string
  readonly title?: string
  readonly place?: PlaceName
  readonly date?: string
  readonly period?: string
  readonly year?: number
  readonly movement?: string
  readonly organiser?: string
  readonly publisher?: string
  readonly retells?: { readonly source: string; readonly date?: string }
  readonly claims: readonly ContractClaim[]
  readonly sums: readonly (readonly [parts: readonly number[], total: number])[]
  readonly subsets: readonly (readonly [part: number, whole: number])[]
  readonly same: readonly (readonly number[])[]
  readonly conflicts: readonly Reading['conflicts'][number][]
  readonly models: readonly ContractModel[]
  readonly citations: Reading['citations']
  readonly events: Reading['events']
  readonly awards: Reading['awards']
  readonly quotas: Reading['quotas']
}

/** A claim as the contract writes it. */
export interface ContractClaim extends Span {
  readonly kind: string
  readonly value: number
  readonly value_max?: number
  readonly approx?: true
  readonly unit?: string
  readonly qualifier?: Claim['qualifier']
}

/** A named model as the contract writes it. */
export interface ContractModel extends Span {
  readonly name: string
  readonly unit?: string
  readonly owners?: readonly string[]
  readonly places?: readonly PlaceName[]
  /** Left out where the words leave it open. */
  readonly kind?: NamedModel['kind']
  readonly field?: string
  readonly registration?: NamedModel['registration']
  readonly example_of?: number
  readonly campaign?: string
}

/** A reading as the contract's line: plain data, ready for JSON. */
export function toContract(reading: ArticleReading): ContractLine {
  const { id, title, place, date, period, year, movement, organiser, publisher, retells } = reading
  return {
    id,
    ...given('title', title?.quote),
    ...given('place', place === undefined ? undefined : placeOnly(place)),
    ...given('date', date?.iso),
    ...given('period', period?.label),
    ...given('year', year),
    ...given('movement', movement?.name),
    ...given('organiser', organiser?.name),
    ...given('publisher', publisher?.name),
    ...given('retells', retells === undefined ? undefined : { source: retells.source, ...given('date', retells.date) }),
    claims: reading.claims.map(claimLine),
    sums: reading.sums.map((s) => [s.parts, s.total] as const),
    subsets: reading.subsets.map((s) => [s.part, s.whole] as const),
    same: reading.same,
    conflicts: reading.conflicts,
    models: reading.models.map(modelLine),
    citations: reading.citations,
    events: reading.events,
    awards: reading.awards,
    quotas: reading.quotas,
  }
}

type Given<K extends string, V> = { readonly [P in K]?: Exclude<V, undefined> }

/** An object with the key, or an empty one: so no key without a value is ever printed. */
function given<K extends string, V>(key: K, value: V): Given<K, V> {
  return (value === undefined ? {} : { [key]: value }) as Given<K, V>
}

const placeOnly = ({ province, district, commune, hamlet }: PlaceName): PlaceName => ({
  ...given('province', province),
  ...given('district', district),
  ...given('commune', commune),
  ...given('hamlet', hamlet),
})

const claimLine = (claim: Claim): ContractClaim => ({
  kind: claim.kind,
  value: claim.value,
  ...given('value_max', claim.valueMax),
  ...(claim.approx === undefined ? {} : { approx: true as const }),
  ...given('unit', claim.unit),
  ...given('qualifier', claim.qualifier),
  start: claim.start,
  quote: claim.quote,
})

const modelLine = (model: ReadModel): ContractModel => ({
  name: model.name,
  ...given('unit', model.unit),
  ...given('owners', model.owners.length === 0 ? undefined : model.owners),
  ...given('places', model.places.length === 0 ? undefined : model.places),
  ...given('kind', model.kindSaid ? model.kind : undefined),
  ...given('field', model.field),
  ...given('registration', model.registration),
  ...given('example_of', model.exampleOf),
  ...given('campaign', model.campaign),
  start: model.start,
  quote: model.quote,
})
