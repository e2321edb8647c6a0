import { z } from 'zod'
import { ProblemError, problem } from '../../core/problem.ts'
import { fold, slug } from '../../core/text/fold.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Command } from '../command.ts'
import { Day, Version } from '../input.ts'
import { forEverybody, mustEndAfter, Name } from './common.ts'

const FieldInput = z.object({
  /** Of a field that an earlier version had: kept, so that years can be compared. Empty: made of the name. */
  code: z.string().trim().max(60),
  name: Name,
  nameEn: z.string().trim().max(300),
  /** Other ways to write it, as printed; folded before they are kept. */
  aliases: z.array(z.string().trim().min(1).max(200)).max(40),
})

const TaxonomyInput = z.object({
  name: Name,
  /** The plan or guidance that divides so, as cited. */
  basis: z.string().trim().min(1).max(500),
  validFrom: Day.nullable(),
  /** Ends this version on the day on which the new one begins; null: leaves all others as they are. */
  replacesId: z.uuid().nullable(),
  fields: z.array(FieldInput).min(1).max(40),
})
export type TaxonomyInput = z.infer<typeof TaxonomyInput>

/**
 * A new version of the fields in use, from a day on. A version is never edited: programmes that count by the old one go
 * on doing so, and fields that keep their code can be compared across versions.
 */
export const addTaxonomy: Command<TaxonomyInput, { taxonomyId: string }> = {
  name: 'taxonomy.add',
  input: TaxonomyInput,
  action: 'movement.set-up',
  subject: forEverybody,
  work: async ({ write }, given) => {
    const codes = given.fields.map((f) => (f.code === '' ? slug(f.name, 60) : f.code))
    const twice = given.fields.find((_, i) => codes.indexOf(codes[i] ?? '') !== i)
    if (twice !== undefined) throw new ProblemError(problem('name.taken', { name: twice.name }, 'fields'))
    if (codes.some((code) => code === '')) throw new ProblemError(problem('name.invalid', { name: '' }, 'fields'))
    if (given.replacesId !== null) {
      const old = await rowOf(write.tx, 'taxonomy', write.tenantId, given.replacesId)
      mustEndAfter(old.valid_from, given.validFrom, 'validFrom')
      if (given.validFrom === null) throw new ProblemError(problem('date.invalid', { value: '' }, 'validFrom'))
      await write.update('taxonomy', old, { valid_to: given.validFrom })
    }
    const { name, basis } = given
    const made = await write.insert('taxonomy', { name, basis, valid_from: given.validFrom, valid_to: null })
    for (const [position, f] of given.fields.entries()) {
      await write.insert('field', {
        taxonomy_id: made.id,
        code: codes[position] ?? '',
        name: f.name,
        name_en: f.nameEn === '' ? f.name : f.nameEn,
        position,
        aliases: [...new Set(f.aliases.map(fold).filter((alias) => alias !== ''))],
      })
    }
    return { taxonomyId: made.id }
  },
}

const EndInput = z.object({ taxonomyId: z.uuid(), version: Version, validTo: Day.nullable() })

/** Says from which day a version is no longer used; null: it is again. Nothing that counts by it changes. */
export const endTaxonomy: Command<z.infer<typeof EndInput>, { taxonomyId: string }> = {
  name: 'taxonomy.end',
  input: EndInput,
  action: 'movement.set-up',
  subject: forEverybody,
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'taxonomy', write.tenantId, given.taxonomyId)
    mustEndAfter(row.valid_from, given.validTo, 'validTo')
    await write.update('taxonomy', { id: row.id, version: given.version }, { valid_to: given.validTo })
    return { taxonomyId: row.id }
  },
}
