import { recentDocuments } from '../../db/read/documents.ts'
import { recentModels } from '../../db/read/models.ts'
import { nationTotals } from '../../db/read/nation.ts'
import { listMovements, listProgrammes, type ProgrammeRow } from '../../db/read/programmes.ts'
import type { App } from '../context.ts'
import { type ProgrammeFigures, programmeFigures } from '../figures/programme-figures.ts'
import { type Tenant, tenantsOf } from './lookup.ts'

/** At most this many programmes on the front page and a movement's; the rest by search and the API. */
const PROGRAMMES = 60
/** The front page shows the newest few: its cost must not grow with the nation. */
const FRONT = 12

export interface ProgrammeWithFigures extends ProgrammeFigures {
  readonly tenant: Tenant
}

/** Programmes with their figures, of all listed tenants: five queries for each tenant that has any. */
export async function programmesWithFigures(
  app: App,
  programmes: readonly ProgrammeRow[],
  tenants: readonly Tenant[],
): Promise<ProgrammeWithFigures[]> {
  const found: ProgrammeWithFigures[] = []
  for (const tenant of tenants) {
    const own = programmes.filter((p) => p.tenant_id === tenant.tenant_id)
    if (own.length === 0) continue
    const figures = await programmeFigures(app.db.public, tenant.tenant_id, own)
    found.push(...figures.map((f) => ({ ...f, tenant })))
  }
  return found
}

export async function homePage(app: App) {
  const db = app.db.public
  const [tenants, programmes, documents, models, totals, movements] = await Promise.all([
    tenantsOf(app),
    listProgrammes(db, {}, FRONT),
    recentDocuments(db, 6),
    recentModels(db, 8),
    nationTotals(db),
    listMovements(db),
  ])
  return {
    tenants,
    programmes: await programmesWithFigures(app, programmes, tenants),
    documents,
    models,
    totals,
    movements,
  }
}
export type HomePageFacts = Awaited<ReturnType<typeof homePage>>

/** A movement over all tenants that run it, with their programmes. */
export async function movementPage(app: App, slug: string, filter: { readonly year?: number }) {
  const [tenants, movements] = await Promise.all([tenantsOf(app), listMovements(app.db.public)])
  const own = movements.filter((m) => m.slug === slug)
  const rows: ProgrammeRow[] = []
  for (const m of own) {
    const span = filter.year === undefined ? {} : { yearFrom: filter.year, yearTo: filter.year }
    rows.push(
      ...(await listProgrammes(app.db.public, { tenantId: m.tenant_id, movementId: m.id, ...span }, PROGRAMMES)),
    )
  }
  return { movement: own[0], programmes: await programmesWithFigures(app, rows, tenants) }
}

/** The programmes of a unit and, for a province or district, of the units that lay in it. */
export async function unitProgrammes(app: App, unitIds: readonly string[]) {
  const tenants = await tenantsOf(app)
  return programmesWithFigures(app, await listProgrammes(app.db.public, { unitIds }, PROGRAMMES), tenants)
}
