import type { Share, UnitLevel } from './types.ts'

/** Validity of one list of units (`lists.csv`). */
export interface ListRow {
  readonly list: 'units_pre2025' | 'units_2025'
  readonly level: UnitLevel
  readonly inForceFrom: string | null
  readonly inForceUntil: string | null
  readonly knownFrom: string
}

/** A unit of a list (`units_pre2025.csv`, `units_2025.csv`). */
export interface UnitRow {
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly type: string
  readonly level: UnitLevel
  readonly parentCode: string | null
  readonly nameInResolution: string | null
}

/** What went where at the base level (`mapping.csv`). */
export interface MappingRow {
  readonly oldCode: string
  readonly oldLevel: 'commune' | 'district'
  readonly newCode: string
  readonly kind: 'whole' | 'part'
  readonly area: Share
  readonly population: Share
  readonly resolution: string
  readonly clause: string | null
  readonly note: string | null
}

/** What became of a province (`province_mapping.csv`): always whole. */
export interface ProvinceRow {
  readonly oldCode: string
  readonly newCode: string
  readonly legalBasis: string
}

/** A unit that got another type or name and stayed itself (`changes_2026.csv`). */
export interface ChangeRow {
  readonly effective: string
  readonly code: string
  readonly fromFullName: string
  readonly toFullName: string
  readonly legalBasis: string
}

/** A name from before the older list (`earlier_names.csv`). */
export interface EarlierNameRow {
  readonly level: UnitLevel
  readonly code: string
  /** The first day of the name that the list has. */
  readonly until: string
  readonly name: string
  readonly fullName: string
  readonly type: string
  readonly legalBasisOfChange: string
}

/** A usual other spelling of a name (`name_aliases.csv`). */
export interface NameAliasRow {
  readonly level: UnitLevel
  readonly name: string
  readonly alias: string
}

/** A code that another list uses (`code_aliases.csv`). */
export interface CodeAliasRow {
  readonly alias: string
  readonly code: string
  readonly note: string
}

/** The files of `reference/admin` as rows: what `buildUnits` takes. */
export interface AdminRows {
  readonly lists: readonly ListRow[]
  readonly unitsBefore: readonly UnitRow[]
  readonly unitsAfter: readonly UnitRow[]
  readonly mapping: readonly MappingRow[]
  readonly provinces: readonly ProvinceRow[]
  readonly changes: readonly ChangeRow[]
  readonly earlierNames: readonly EarlierNameRow[]
  readonly nameAliases: readonly NameAliasRow[]
  readonly codeAliases: readonly CodeAliasRow[]
}
