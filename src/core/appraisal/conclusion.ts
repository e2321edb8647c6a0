import { concludeScore, type UnsetRule } from '../rules/conclude.ts'
import type { RulePack } from '../rules/rule-pack.ts'
import { atLeast, combine, type Fraction } from './combine.ts'

export interface Band {
  readonly id: string
  readonly label: string
  readonly fromHalves: number
  /** Is it enough to be proposed? null: nobody said. */
  readonly passes: boolean | null
}

/** The rules that a team concludes by; undefined: the round has no pack. */
export interface TeamRules {
  readonly adoptedOn: string | null
  readonly appraisal: RulePack['appraisal']
}

/** The bands of the criteria set, and whether a body adopted it. */
export interface TeamBands {
  readonly adoptedOn: string | null
  readonly bands: readonly Band[]
}

export interface Conclusion {
  readonly mean: Fraction
  /** The highest band whose lower end is reached; undefined below all of them, or without any. */
  readonly band: Band | undefined
  /** Does the team's result propose the file? `unset`: it cannot be said, and `unset` below says why. */
  readonly proposes: 'yes' | 'no' | 'unset'
  readonly unset: readonly UnsetRule[]
}

export type ConclusionFound =
  | { readonly kind: 'concluded'; readonly value: Conclusion }
  | { readonly kind: 'too-few'; readonly have: number; readonly need: number }

/** The band of an exact mean: the highest whose lower end it reaches. */
export function bandOf(bands: readonly Band[], mean: Fraction): Band | undefined {
  const reached = bands.filter((band) => atLeast(mean, band.fromHalves))
  return reached.reduce<Band | undefined>(
    (best, band) => (best === undefined || band.fromHalves > best.fromHalves ? band : best),
    undefined,
  )
}

/**
 * What the sheets of a team come to. Fewer sheets than the rules ask for, or none at all, give no result; a rule that
 * nobody set gives a mean and no verdict.
 */
export function conclude(rules: TeamRules | undefined, set: TeamBands, totals: readonly number[]): ConclusionFound {
  const adopted = rules !== undefined && rules.adoptedOn !== null ? rules.appraisal : undefined
  const need = adopted?.minMembers ?? null
  const mean = combine(totals, adopted?.combine ?? 'mean')
  if (mean === undefined || (need !== null && totals.length < need))
    return { kind: 'too-few', have: totals.length, need: need ?? 1 }
  // Bands begin at whole halves, so the whole halves of the mean say exactly which of them it reaches.
  const halves = Math.floor(mean.num / mean.den)
  const found = concludeScore({ adoptedOn: set.adoptedOn, bands: set.bands, halves })
  const unset: UnsetRule[] = [
    ...(rules === undefined || rules.adoptedOn === null ? (['adoption'] as const) : []),
    ...(adopted !== undefined && need === null ? (['min-members'] as const) : []),
    ...(typeof found === 'object' ? found.unset : []),
  ]
  const proposes = unset.length > 0 ? 'unset' : found === 'passed' ? 'yes' : 'no'
  return { kind: 'concluded', value: { mean, band: bandOf(set.bands, mean), proposes, unset: [...new Set(unset)] } }
}
