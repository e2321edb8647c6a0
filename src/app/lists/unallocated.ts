import { programmeLines } from '../../db/read/lists.ts'
import type { App } from '../context.ts'
import type { Prepared } from './filter.ts'
import type { Words } from './listing.ts'
import { type ProgrammeRow, programmeRow } from './programmes.ts'

/** A programme whose unit lies across several units of today, one of which was asked about. */
export interface UnallocatedProgramme {
  readonly programme: ProgrammeRow
  readonly candidates: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly href: string
  }[]
}

const MOST = 200

/** What a list on today's boundaries leaves out because nobody can say to which unit it belongs; said, never hidden. */
export async function unallocatedProgrammes(
  app: App,
  prepared: Prepared,
  words: Words,
): Promise<UnallocatedProgramme[]> {
  const straddling = new Map(prepared.place?.straddling.map((s) => [s.unitId, s.candidates]))
  if (straddling.size === 0) return []
  const { tenantId, programmeId, movementSlugs, period } = prepared.filter
  const lines = await programmeLines(
    app.db.public,
    {
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(programmeId === undefined ? {} : { programmeId }),
      ...(movementSlugs === undefined ? {} : { movementSlugs }),
      ...(period === undefined ? {} : { period }),
      scope: { of: 'units', groups: [{ ids: [...straddling.keys()], endsFrom: null, endsTo: null }] },
    },
    undefined,
    MOST,
  )
  return lines.map((line) => ({
    programme: programmeRow(app, words, line),
    candidates: (straddling.get(line.unit_id) ?? []).flatMap((id) => unitLabel(app, id)),
  }))
}

function unitLabel(app: App, id: string) {
  const label = app.units.label(id, app.units.today)
  return label === undefined ? [] : [{ id, code: label.code, name: label.fullName, href: label.href }]
}
