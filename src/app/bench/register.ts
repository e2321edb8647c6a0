import { z } from 'zod'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import type { Command } from '../command.ts'

export const BenchPlaceOfWrite = z.object({
  programmeId: z.uuid(),
  roundId: z.uuid(),
  unitId: z.uuid(),
  provinceId: z.uuid(),
  communeId: z.uuid().nullable(),
  organisationId: z.uuid(),
  fieldId: z.uuid(),
  fieldCode: z.string(),
  year: z.number().int(),
})
export type BenchPlaceOfWrite = z.infer<typeof BenchPlaceOfWrite>

const Input = z.object({ at: BenchPlaceOfWrite, name: z.string().min(1) })

/** One registration, with all that belongs to it: the model, its name, owner and place, and that it takes part. */
export const benchRegister: Command<z.infer<typeof Input>, { readonly participationId: string }> = {
  name: 'bench.register',
  input: Input,
  action: 'proposal.decide',
  work: async ({ write }, { at, name }) => {
    const model = await write.insert('model', {
      name,
      folded: fold(name),
      sort_key: sortKey(name),
      grams: grams(name),
      kind: 'collective',
      first_year: at.year,
      summary: null,
      owner_known: true,
      parent_model_id: null,
    })
    await write.insert('model_name', { model_id: model.id, name, valid_from: null, valid_to: null })
    await write.insert('model_owner', { model_id: model.id, organisation_id: at.organisationId, role: 'lead' })
    await write.insert('model_place', { model_id: model.id, unit_id: at.unitId, printed: name })
    const made = await write.insert('participation', {
      programme_id: at.programmeId,
      round_id: at.roundId,
      model_id: model.id,
      exemplar_id: null,
      kind: 'collective',
      unit_id: at.unitId,
      province_then_id: at.provinceId,
      commune_id: at.communeId,
      year: at.year,
      field_id: at.fieldId,
      field_code: at.fieldCode,
      level: 'base',
      registration: 'new',
      status: 'accepted',
      selected: false,
      linked_id: null,
      carried_from_id: null,
      late: false,
      campaign: null,
    })
    return { participationId: made.id }
  },
}
