import { setTotal, type Weighed } from '../rules/points.ts'
import { type RulePack, VOTED } from '../rules/rule-pack.ts'
import { validOn } from '../rules/validity.ts'
import type { Windows } from './window.ts'

/** What a round goes by, as far as its readiness can be told. */
export interface RoundRules {
  readonly windows: Windows
  readonly pack: (RulesHead & { readonly rules: RulePack }) | undefined
  readonly sets: readonly (RulesHead & {
    readonly kind: string
    readonly bonusMaxHalves: number
    readonly criteria: readonly Weighed[]
    readonly bands: readonly { readonly passes: boolean | null }[]
  })[]
  readonly bases: readonly {
    readonly symbol: string
    readonly valid_from: string | null
    readonly valid_to: string | null
  }[]
  readonly quotas: number
}

interface RulesHead {
  readonly name: string
  readonly adoptedOn: string | null
  readonly valid_from: string
  readonly valid_to: string | null
}

/** blocks: the round cannot be announced so. warns: it can, and this is what will be missing later. */
export interface Check {
  readonly code: CheckCode
  readonly weight: 'blocks' | 'warns'
  /** What it is about: the symbol of a text, the name of a set. */
  readonly about?: string
}

export const CHECKS = [
  'no-days',
  'no-appraisal-days',
  'no-basis',
  'one-basis',
  'basis-expired',
  'no-pack',
  'pack-not-adopted',
  'pack-expired',
  'threshold-unset',
  'no-set',
  'no-set-individual',
  'set-not-adopted',
  'set-expired',
  'set-empty',
  'set-not-hundred',
  'bands-unset',
  'no-quota',
] as const
export type CheckCode = (typeof CHECKS)[number]

/**
 * What a round still lacks on a day. Only what makes an announcement wrong blocks it: no days of registration, a text
 * that does not hold. A sum other than 100 and fewer than two legal bases are remarks (DOMAIN 4.1), and without adopted
 * rules the round runs, but nothing in it can be said to have passed.
 */
export function roundChecks(round: RoundRules, day: string): readonly Check[] {
  return [...days(round), ...bases(round, day), ...pack(round), ...sets(round), ...quotas(round)]
}

const blocks = (code: CheckCode, about?: string): Check => ({
  code,
  weight: 'blocks',
  ...(about === undefined ? {} : { about }),
})
const warns = (code: CheckCode, about?: string): Check => ({
  code,
  weight: 'warns',
  ...(about === undefined ? {} : { about }),
})

const days = ({ windows: w }: RoundRules): readonly Check[] => [
  ...(w.opensOn === null || w.closesOn === null ? [blocks('no-days')] : []),
  ...(w.appraisalFrom === null && w.appraisalTo === null ? [warns('no-appraisal-days')] : []),
]

function bases(round: RoundRules, day: string): readonly Check[] {
  const held = round.bases.filter((b) => validOn(b, day) !== 'valid')
  const few = round.bases.length === 0 ? [warns('no-basis')] : round.bases.length === 1 ? [warns('one-basis')] : []
  return [...few, ...held.map((b) => blocks('basis-expired', b.symbol))]
}

/** The last day on which the round still judges: by it the rules should hold. */
const lastDay = ({ windows: w }: RoundRules): string | null => w.recognitionTo ?? w.appraisalTo ?? w.closesOn

function pack(round: RoundRules): readonly Check[] {
  const { pack: one } = round
  if (one === undefined) return [warns('no-pack')]
  const rule = one.rules.votes[VOTED[0]]
  const unset = (rule?.quorum ?? null) === null || (rule?.threshold ?? null) === null
  return [
    ...(one.adoptedOn === null ? [warns('pack-not-adopted', one.name)] : []),
    ...(outlived(one, round) ? [warns('pack-expired', one.name)] : []),
    ...(unset ? [warns('threshold-unset', one.name)] : []),
  ]
}

const outlived = (head: RulesHead, round: RoundRules): boolean => {
  const last = lastDay(round)
  return last !== null && validOn(head, last) === 'expired'
}

function sets(round: RoundRules): readonly Check[] {
  const kinds = new Set(round.sets.map((set) => set.kind))
  const found: Check[] = []
  if (!kinds.has('collective')) found.push(warns('no-set'))
  if (!kinds.has('individual')) found.push(warns('no-set-individual'))
  for (const set of round.sets) {
    if (set.adoptedOn === null) found.push(warns('set-not-adopted', set.name))
    if (outlived(set, round)) found.push(warns('set-expired', set.name))
    if (set.criteria.length === 0) found.push(warns('set-empty', set.name))
    else if (!setTotal(set.criteria, set.bonusMaxHalves).isHundred) found.push(warns('set-not-hundred', set.name))
    if (set.bands.length === 0 || set.bands.some((band) => band.passes === null))
      found.push(warns('bands-unset', set.name))
  }
  return found
}

const quotas = (round: RoundRules): readonly Check[] => (round.quotas === 0 ? [warns('no-quota')] : [])
