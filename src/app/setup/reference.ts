import { z } from 'zod'
import { rowOf } from '../../db/read/rows.ts'
import { basesById } from '../../db/read/rules.ts'
import { referenceOf } from '../../db/read/rules-lists.ts'
import type { Recorder } from '../../db/write/record.ts'
import type { Command } from '../command.ts'
import { Day } from '../input.ts'
import { asking, OfUnit, subjectIn } from './common.ts'
import { QuotaInput } from './quotas.ts'
import { RulePackInput } from './rule-input.ts'

/** Points as people write them; kept in halves. */
const Points = z.number().refine((points) => points >= 0 && Number.isInteger(points * 2), 'points in halves')
const Item = { name: z.string().min(1), source: z.string().min(1), official: z.literal(false) }

export const ReferencePack = z.object({ ...Item, rules: RulePackInput })
export const ReferenceSet = z.object({
  ...Item,
  kind: z.enum(['collective', 'individual']),
  fieldCode: z.string(),
  level: z.enum(['', 'base', 'district', 'province', 'central']),
  bonusMax: Points,
  criteria: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['numeric', 'checklist', 'bonus']),
      max: Points,
      hint: z.string().optional(),
      evidence: z.boolean(),
      items: z.array(z.object({ text: z.string(), points: Points })).optional(),
    }),
  ),
  bands: z.array(z.object({ label: z.string(), from: Points, passes: z.boolean().nullable() })),
})
export const ReferenceBasis = z.object({
  symbol: z.string().min(1),
  title: z.string(),
  issuedOn: Day.nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  replacedBy: z.string().nullable(),
  source: Item.source,
  official: Item.official,
})
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/)

/** reference/rule-defaults.json: what was seen in real places, each with its source; nothing in it is official. */
export const RuleDefaults = z.object({
  note: z.string(),
  mark: z.object({ vi: z.string(), en: z.string() }),
  packs: z.array(ReferencePack),
  sets: z.array(ReferenceSet),
  quotas: z.array(QuotaInput.omit({ basis: true }).extend(Item)),
  calendar: z.object({
    source: Item.source,
    official: Item.official,
    opens: MonthDay,
    closes: MonthDay,
    appraisalFrom: MonthDay,
    appraisalTo: MonthDay,
    recognitionFrom: MonthDay,
    recognitionTo: MonthDay,
  }),
  bases: z.array(ReferenceBasis),
  practice: z.array(z.object({ text: z.string().min(1), source: Item.source, official: Item.official })),
})
export type RuleDefaults = z.infer<typeof RuleDefaults>

const LoadInput = z.object({
  movementId: z.uuid(),
  unitId: OfUnit,
  validFrom: Day,
  packs: z.array(ReferencePack).max(20),
  sets: z.array(ReferenceSet).max(40),
  bases: z.array(ReferenceBasis).max(60),
})
export type LoadInput = z.infer<typeof LoadInput>

export interface Loaded {
  readonly packIds: readonly string[]
  readonly setIds: readonly string[]
  readonly basisIds: readonly string[]
}

/**
 * Takes references into the books: not adopted, with their source, so that nothing can be concluded by them until a body
 * adopts them or a version made from them. What is there already, for everybody or for the unit, is left as it is.
 */
export const loadReference: Command<LoadInput, Loaded> = {
  name: 'reference.load',
  input: LoadInput,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async ({ write }, given) => {
    await rowOf(write.tx, 'movement', write.tenantId, given.movementId)
    return {
      packIds: await loadPacks(write, given),
      setIds: await loadSets(write, given),
      basisIds: await loadBases(write, given),
    }
  },
}

const notAdopted = { adopted_on: null, adopted_by: null, basis: null, valid_to: null } as const

async function loadPacks(write: Recorder, given: LoadInput): Promise<readonly string[]> {
  const { movementId, unitId } = given
  const ids: string[] = []
  for (const { name, source, rules } of given.packs) {
    const known = await referenceOf(write.tx, 'rule_pack', write.tenantId, { name, movementId, unitId })
    const row =
      known ??
      (await write.insert('rule_pack', {
        ...notAdopted,
        movement_id: movementId,
        unit_id: unitId,
        name,
        source,
        valid_from: given.validFrom,
        rules: JSON.stringify(rules),
      }))
    ids.push(row.id)
  }
  return ids
}

async function loadSets(write: Recorder, given: LoadInput): Promise<readonly string[]> {
  const { movementId, unitId } = given
  const ids: string[] = []
  for (const set of given.sets) {
    const { name } = set
    const known = await referenceOf(write.tx, 'criteria_set', write.tenantId, { name, movementId, unitId })
    ids.push(known?.id ?? (await insertSet(write, given, set)))
  }
  return ids
}

async function insertSet(write: Recorder, given: LoadInput, set: z.infer<typeof ReferenceSet>): Promise<string> {
  const made = await write.insert('criteria_set', {
    ...notAdopted,
    movement_id: given.movementId,
    unit_id: given.unitId,
    name: set.name,
    source: set.source,
    kind: set.kind,
    field_code: set.fieldCode,
    level: set.level,
    bonus_max_halves: set.bonusMax * 2,
    valid_from: given.validFrom,
  })
  for (const [index, c] of set.criteria.entries()) {
    const criterion = await write.insert('criterion', {
      criteria_set_id: made.id,
      position: index + 1,
      name: c.name,
      hint: c.hint ?? null,
      kind: c.kind,
      max_halves: c.max * 2,
      evidence_needed: c.evidence,
    })
    for (const [at, { text, points }] of (c.items ?? []).entries())
      await write.insert('criterion_item', { criterion_id: criterion.id, position: at + 1, text, halves: points * 2 })
  }
  for (const { label, from, passes } of set.bands)
    await write.insert('band', { criteria_set_id: made.id, label, from_halves: from * 2, passes })
  return made.id
}

async function loadBases(write: Recorder, given: LoadInput): Promise<readonly string[]> {
  const all = [...(await basesById(write.tx, write.tenantId)).values()]
  const ids = new Map<string, string>()
  const made: { readonly id: string; readonly version: number; readonly replacedBy: string }[] = []
  for (const basis of given.bases) {
    const known = all.find((b) => b.symbol === basis.symbol && (b.unit_id === null || b.unit_id === given.unitId))
    const row =
      known ??
      (await write.insert('legal_basis', {
        unit_id: given.unitId,
        symbol: basis.symbol,
        title: basis.title,
        issued_on: basis.issuedOn,
        valid_from: basis.validFrom,
        valid_to: basis.validTo,
        replaced_by_id: null,
        verified: false,
        source: basis.source,
      }))
    ids.set(basis.symbol, row.id)
    if (known === undefined && basis.replacedBy !== null)
      made.push({ id: row.id, version: row.version, replacedBy: basis.replacedBy })
  }
  for (const { replacedBy, ...row } of made) {
    const next = ids.get(replacedBy) ?? all.find((b) => b.symbol === replacedBy)?.id
    if (next !== undefined) await write.update('legal_basis', row, { replaced_by_id: next })
  }
  return [...ids.values()]
}
