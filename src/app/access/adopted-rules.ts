import type { Band } from '../../core/appraisal/conclusion.ts'
import type { Criteria, Criterion } from '../../core/appraisal/sheet.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import { rowOf } from '../../db/read/rows.ts'
import { type FullSet, fullSets, packOfFile, setOfFile } from '../../db/read/rules.ts'
import type { Reading } from './judges.ts'

/** The pack that a file is judged by, and whether anybody adopted it: a reference concludes nothing. */
export interface PinnedPack {
  readonly id: string
  readonly adoptedOn: string | null
  readonly rules: RulePack
}

/** The pack named, else the one a file was received under, else its round's; undefined when there is none. */
export async function packFor(
  { tx, tenantId }: Reading,
  fileId: string,
  pinned: string | null,
): Promise<PinnedPack | undefined> {
  const row = pinned === null ? await packOfFile(tx, tenantId, fileId) : await rowOf(tx, 'rule_pack', tenantId, pinned)
  return row && { id: row.id, adoptedOn: row.adopted_on, rules: row.rules as unknown as RulePack }
}

/** A criteria set as scoring uses it and pages show it. */
export interface CriteriaSet extends Criteria {
  readonly id: string
  readonly name: string
  readonly adoptedOn: string | null
  readonly bands: readonly Band[]
  readonly words: ReadonlyMap<string, CriterionWords>
}

export interface CriterionWords {
  readonly name: string
  readonly hint: string | null
  readonly evidenceNeeded: boolean
  readonly items: ReadonlyMap<string, string>
}

/** The criteria that a file is scored by: those named, else those it was received under, else those its round has for it. */
export async function criteriaFor(
  { tx, tenantId }: Reading,
  fileId: string,
  pinned: string | null,
): Promise<CriteriaSet | undefined> {
  const full = pinned === null ? await setOfFile(tx, tenantId, fileId) : (await fullSets(tx, tenantId, [pinned]))[0]
  return full && toSet(full)
}

const toSet = ({ set, criteria, bands }: FullSet): CriteriaSet => ({
  id: set.id,
  name: set.name,
  adoptedOn: set.adopted_on,
  bonusMaxHalves: set.bonus_max_halves,
  criteria: criteria.map((c) => ({
    id: c.id,
    kind: c.kind as Criterion['kind'],
    maxHalves: c.max_halves,
    items: c.items.map((item) => ({ id: item.id, halves: item.halves })),
  })),
  bands: bands.map((b) => ({ id: b.id, label: b.label, fromHalves: b.from_halves, passes: b.passes })),
  words: new Map(
    criteria.map((c) => [
      c.id,
      {
        name: c.name,
        hint: c.hint,
        evidenceNeeded: c.evidence_needed,
        items: new Map(c.items.map((item) => [item.id, item.text])),
      },
    ]),
  ),
})
