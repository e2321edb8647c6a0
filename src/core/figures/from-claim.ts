import type { Claim } from '../reading/types.ts'
import { fold } from '../text/fold.ts'
import type { MeasureId } from './measures.ts'

/** Where a declared figure belongs, in the registry's words; names are still as printed. */
export interface FigurePlace {
  readonly measure: MeasureId
  readonly kind?: 'collective' | 'individual'
  readonly subject?: 'model' | 'collective' | 'individual' | 'household'
  readonly fieldName?: string
  readonly tagName?: string
  readonly year?: number
  /** A span of years smaller than the programme's period, as "2017-2020". */
  readonly years?: string
  readonly level?: string
  readonly form?: string
  readonly issuer?: string
  readonly status?: string
  readonly detail?: string
}

const BY_KIND: Readonly<Record<string, Pick<FigurePlace, 'measure' | 'kind' | 'subject'>>> = {
  models_total: { measure: 'models' },
  models_by_field: { measure: 'models' },
  models_by_year: { measure: 'models' },
  models_by_level: { measure: 'models' },
  models_collective: { measure: 'models', kind: 'collective' },
  models_individual: { measure: 'models', kind: 'individual' },
  models_registered: { measure: 'models.registered' },
  models_recognised: { measure: 'models.recognised' },
  models_selected: { measure: 'models.selected' },
  models_effective: { measure: 'models.effective' },
  models_new: { measure: 'models.new' },
  models_replicated: { measure: 'models.replicated' },
  models_commended: { measure: 'commendations', subject: 'model' },
  awards_models: { measure: 'awards', subject: 'model' },
  awards_collective: { measure: 'awards', subject: 'collective' },
  awards_individual: { measure: 'awards', subject: 'individual' },
  awards_household: { measure: 'awards', subject: 'household' },
  awards_total: { measure: 'awards' },
  honorees_total: { measure: 'honorees' },
}

/** Is this a kind that a person may give a claim? Reading finds others beside them: results have kinds of their own. */
export const isClaimKind = (kind: string): boolean => Object.hasOwn(BY_KIND, kind) || kind === 'model_types'

const PROPOSED = new Set(['de nghi', 'de xuat', 'trinh'])
const COMMENDED = new Set(['bieu duong', 'tuyen duong'])

/**
 * Places a claim among the measures. An award that is only proposed is no award; a commendation is no award either
 * (DOMAIN 0.3, 4). Whatever is not about models or awards is a result with its own words.
 */
export function placeClaim(claim: Claim): FigurePlace {
  // Kinds come from payloads: "constructor" is no measure, though every object has one.
  const known = Object.hasOwn(BY_KIND, claim.kind) ? BY_KIND[claim.kind] : undefined
  const base = known ?? { measure: 'result' as const }
  const q = claim.qualifier ?? {}
  const status = fold(q.status ?? '')
  let measure: MeasureId = base.measure
  if (measure === 'awards' && PROPOSED.has(status)) measure = 'awards.proposed'
  else if (measure === 'awards' && (COMMENDED.has(status) || COMMENDED.has(fold(q.form ?? ''))))
    measure = 'commendations'
  const year = q.year !== undefined && /^\d{4}$/.test(q.year) ? Number(q.year) : undefined
  return {
    ...base,
    measure,
    ...(q.field === undefined ? {} : { fieldName: q.field }),
    ...(q.tag === undefined ? {} : { tagName: q.tag }),
    ...(year === undefined ? {} : { year }),
    ...(q.period === undefined ? {} : { years: q.period }),
    ...(q.level === undefined ? {} : { level: q.level }),
    ...(q.form === undefined ? {} : { form: q.form }),
    ...(q.giver === undefined ? {} : { issuer: q.giver }),
    ...(q.status === undefined ? {} : { status: q.status }),
    ...detail(claim),
  }
}

function detail(claim: Claim): { detail?: string } {
  const q = claim.qualifier ?? {}
  const words = q.name ?? q.what ?? q.of ?? q.type
  return words === undefined ? {} : { detail: words }
}
