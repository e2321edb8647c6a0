import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { yearsLabel } from '../../core/rounds/periods.ts'
import { slug } from '../../core/text/fold.ts'
import { periodByLabel, programmeOf, taxonomyOn } from '../../db/read/registry-lookup.ts'
import { rowOf } from '../../db/read/rows.ts'
import { leadsOf } from '../../db/read/setup.ts'
import type { Row } from '../../db/tables.ts'
import type { Command, CommandContext } from '../command.ts'
import { Day, Version } from '../input.ts'
import { asking, mustEndAfter, programmeSubject, subjectIn, taken } from './common.ts'

/** Which programme: a movement in a unit over a period, known or to be made. */
export const ProgrammeInput = z.object({
  movementId: z.uuid(),
  unitId: z.uuid(),
  /** A period that is there; null: that of these years, made when it is not there yet. */
  periodId: z.uuid().nullable(),
  yearFrom: z.int().min(1900).max(2200),
  yearTo: z.int().min(1900).max(2200),
})
export type ProgrammeInput = z.infer<typeof ProgrammeInput>

/** A new programme: one movement in one unit over one period. It counts by the fields in use when it begins. */
export const addProgramme: Command<ProgrammeInput, { programmeId: string }> = {
  name: 'programme.add',
  input: ProgrammeInput,
  action: 'movement.set-up',
  subject: (context, given) => subjectIn(asking(context), given.unitId),
  work: async (context, given) => {
    const { programme, made } = await findOrMakeProgramme(context, given)
    if (!made) throw taken(programme.slug, 'period')
    return { programmeId: programme.id }
  },
}

/** The programme of a movement, a unit and a period, with the period; both made when they are not there yet. */
export async function findOrMakeProgramme(
  { app, write }: CommandContext,
  given: ProgrammeInput,
): Promise<{ readonly programme: Row<'programme'>; readonly made: boolean }> {
  const { tx, tenantId } = write
  const movement = await rowOf(tx, 'movement', tenantId, given.movementId)
  const period = await findOrMakePeriod({ write }, given)
  const known = await programmeOf(tx, tenantId, movement.id, given.unitId, period.id)
  if (known !== undefined) return { programme: known, made: false }
  const lastDay = `${period.year_to}-12-31`
  const day = lastDay < app.units.today ? lastDay : app.units.today
  const unit = app.units.label(given.unitId, day)
  if (unit === undefined) throw new ProblemError(problem('unit.unknown', { name: given.unitId }, 'unit'))
  const taxonomy = await taxonomyOn(tx, tenantId, `${period.year_from}-01-01`)
  const programme = await write.insert('programme', {
    slug: slug(`${movement.slug} ${unit.fullName} ${unit.code} ${period.label}`, 120),
    movement_id: movement.id,
    unit_id: given.unitId,
    province_then_id: app.units.provinceId(given.unitId, day),
    period_id: period.id,
    taxonomy_id: taxonomy.id,
  })
  return { programme, made: true }
}

async function findOrMakePeriod({ write }: Pick<CommandContext, 'write'>, given: ProgrammeInput) {
  const { tx, tenantId } = write
  if (given.periodId !== null) {
    const period = await rowOf(tx, 'period', tenantId, given.periodId)
    if (period.movement_id !== given.movementId) throw new ProblemError(problem('input.invalid', {}, 'period'))
    return period
  }
  if (given.yearTo < given.yearFrom)
    throw new ProblemError(problem('days.reversed', { from: String(given.yearFrom) }, 'yearTo'))
  const label = yearsLabel({ from: given.yearFrom, to: given.yearTo })
  return (
    (await periodByLabel(tx, tenantId, given.movementId, label)) ??
    (await write.insert('period', {
      movement_id: given.movementId,
      label,
      year_from: given.yearFrom,
      year_to: given.yearTo,
      kind: given.yearFrom === given.yearTo ? 'year' : 'period',
      parent_id: null,
    }))
  )
}

const LeadInput = z.object({
  programmeId: z.uuid(),
  organisationId: z.uuid(),
  validFrom: Day,
  /** The first day on which it no longer leads. */
  validTo: Day.nullable(),
  /** End those that lead now on the day on which this one begins. */
  endsOthers: z.boolean(),
})
export type LeadInput = z.infer<typeof LeadInput>

/**
 * Says which agency leads a programme from a day on (DOMAIN 0.3: it changed in 2025 and may change again). Those before
 * it end on that day unless they lead together.
 */
export const setLead: Command<LeadInput, { leadId: string; ended: number }> = {
  name: 'lead.set',
  input: LeadInput,
  action: 'movement.set-up',
  subject: (context, given) => programmeSubject(asking(context), given.programmeId),
  work: async ({ write }, given) => {
    const { tx, tenantId } = write
    mustEndAfter(given.validFrom, given.validTo, 'validTo')
    const body = await rowOf(tx, 'organisation', tenantId, given.organisationId)
    if (body.valid_to !== null && body.valid_to <= given.validFrom)
      throw new ProblemError(problem('basis.expired', { symbol: body.name, until: body.valid_to }, 'organisation'))
    let ended = 0
    for (const lead of given.endsOthers ? await leadsOf(tx, tenantId, given.programmeId) : []) {
      const runs = lead.valid_to === null || lead.valid_to > given.validFrom
      if (!runs || (lead.valid_from !== null && lead.valid_from >= given.validFrom)) continue
      await write.update('lead_agency', lead, { valid_to: given.validFrom })
      ended += 1
    }
    const made = await write.insert('lead_agency', {
      programme_id: given.programmeId,
      organisation_id: body.id,
      valid_from: given.validFrom,
      valid_to: given.validTo,
    })
    return { leadId: made.id, ended }
  },
}

const EndLead = z.object({ leadId: z.uuid(), version: Version, validTo: Day })

/** Ends an agency's lead on a day. */
export const endLead: Command<z.infer<typeof EndLead>, { leadId: string }> = {
  name: 'lead.end',
  input: EndLead,
  action: 'movement.set-up',
  subject: async (context, given) => {
    const lead = await rowOf(context.write.tx, 'lead_agency', context.write.tenantId, given.leadId)
    return programmeSubject(asking(context), lead.programme_id)
  },
  work: async ({ write }, given) => {
    const lead = await rowOf(write.tx, 'lead_agency', write.tenantId, given.leadId)
    mustEndAfter(lead.valid_from, given.validTo, 'validTo')
    await write.update('lead_agency', { id: lead.id, version: given.version }, { valid_to: given.validTo })
    return { leadId: lead.id }
  },
}

/** Who leads a programme on the day of the command. */
export const leadsToday = (rows: Awaited<ReturnType<typeof leadsOf>>, at: Date) => {
  const day = vietnamDay(at)
  return rows.filter((l) => (l.valid_from === null || l.valid_from <= day) && (l.valid_to === null || day < l.valid_to))
}
