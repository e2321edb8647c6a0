/** The kinds of level that the law has known; districts ended on 1 July 2025. */
export type UnitLevel = 'province' | 'district' | 'commune'

/** A stretch of days: from the first day to the day after the last. Null is open: before our records, or still so. */
export interface Validity {
  /** First day, YYYY-MM-DD; null when it began before what we record. */
  readonly validFrom: string | null
  /** The day after the last day (exclusive), YYYY-MM-DD; null while it lasts. */
  readonly validTo: string | null
}

/**
 * An administrative unit: an identity that never changes meaning. A merger, a split or a change of code ends it and
 * starts another; a new name or type does not.
 */
export interface Unit extends Validity {
  /** The same in every installation: see `unitId`. */
  readonly id: string
  /** The official code: 2 digits a province, 3 a district, 5 a commune. Reused in 2025, so never a key without a date. */
  readonly code: string
  readonly level: UnitLevel
  /** The first day for which our source vouches; a unit without `validFrom` is taken to have existed before. */
  readonly knownFrom: string
  /** The text that made it, when known. */
  readonly legalBasis: string | null
}

/** What a unit was called for a time. */
export interface UnitName extends Validity {
  readonly unitId: string
  /** Without the type: "Cần Giuộc", "4". */
  readonly name: string
  /** With the type, as official lists print it: "Huyện Cần Giuộc", "Phường 4". */
  readonly fullName: string
  /** One of `UNIT_TYPES`, lower case. */
  readonly type: string
  /** Other spellings, without the type unless it differs: the resolution's, an older list's, a usual short form. */
  readonly aliases: readonly string[]
  /** The text that gave this name, when it is not the one that made the unit. */
  readonly legalBasis: string | null
}

/** Which unit another belonged to for a time. */
export interface UnitEdge extends Validity {
  readonly childId: string
  readonly parentId: string
}

/** How much of something went over: all, a share that no source gives, what was left, nothing. */
export type Share = 'whole' | 'part' | 'rest' | 'none'

/** That a unit, or part of it, went into another on a day. Districts with communes have none: their communes do. */
export interface Succession {
  readonly fromId: string
  readonly toId: string
  readonly at: string
  /** `whole`: everything of `from` went to `to`. */
  readonly kind: 'whole' | 'part'
  readonly area: Share
  readonly population: Share
  readonly resolution: string | null
  /** Clause (khoản) of the resolution's first article. */
  readonly clause: string | null
  /** The statistics office's own note, in Vietnamese. */
  readonly note: string | null
}

/** A code that another list uses for a unit. */
export interface CodeAlias extends Validity {
  readonly alias: string
  readonly code: string
  readonly note: string
}

/** A day on which the map changed. */
export interface Boundary {
  readonly date: string
  /** True when areas, parents or codes changed; false when only names or types did. */
  readonly extent: boolean
}

/** Every unit of the records with its names, parents and successions: what the database stores, row for row. */
export interface UnitData {
  readonly units: readonly Unit[]
  readonly names: readonly UnitName[]
  readonly edges: readonly UnitEdge[]
  readonly successions: readonly Succession[]
  readonly codeAliases: readonly CodeAlias[]
  readonly boundaries: readonly Boundary[]
}
