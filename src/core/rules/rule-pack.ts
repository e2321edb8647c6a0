import type { Share } from './share.ts'

/** What a vote needs to pass; null parts were set by nobody, and then nothing can be said to have passed. */
export interface VoteRule {
  readonly quorum: Share | null
  readonly threshold: Share | null
  /** Secret, open, or as the chair decides for the session. */
  readonly ballot: 'secret' | 'open' | null
  /** May a member who is away give an opinion in writing, which counts as a ballot? Not said is no. */
  readonly written?: boolean | null
}

/**
 * The rules of a round as data with validity (DOMAIN 3.5, 8.3). No number here comes from the code: a new pack is empty,
 * and the reference pack says "reference, not official" until a body adopts it.
 */
export interface RulePack {
  /** By what is voted on: recognition, exemplary, commendation, and each form of award by its code. */
  readonly votes: Readonly<Record<string, VoteRule>>
  readonly appraisal: {
    readonly minMembers: number | null
    /** How the sheets of a team become one: the mean, or the mean without the highest and the lowest. */
    readonly combine: 'mean' | 'trimmed-mean'
    /** Points apart, in halves, from which a difference between members must be talked over. */
    readonly differenceHalves: number | null
  }
  readonly conflict: {
    /** For how long somebody who led a unit may not judge its files. */
    readonly latelyLedMonths: number | null
  }
  readonly days: {
    /** Working days to answer a registration, to supplement one, to answer a recommendation or an appeal. */
    readonly receive: number | null
    readonly supplement: number | null
    readonly recommendation: number | null
    readonly appeal: number | null
    /** Calendar days without a sign of life after which Khéo asks. */
    readonly heartbeat: number | null
  }
  /** Forms of award and who may give them: by the kind of body and its level, as in `state:base`, `party:province`. */
  readonly awards: readonly {
    readonly form: string
    readonly name: string
    readonly nameEn: string
    readonly issuers: readonly string[]
    readonly subjects: readonly ('collective' | 'individual' | 'household')[]
    readonly basis: string
  }[]
}

/** What every round may vote on; the forms of award of a pack come on top, each by its code. */
export const VOTED = ['recognition', 'exemplary', 'commendation'] as const

export const EMPTY_PACK: RulePack = {
  votes: {},
  appraisal: { minMembers: null, combine: 'mean', differenceHalves: null },
  conflict: { latelyLedMonths: null },
  days: { receive: null, supplement: null, recommendation: null, appeal: null, heartbeat: null },
  awards: [],
}
