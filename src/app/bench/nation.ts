import { fold } from '../../core/text/fold.ts'
import { provinceOf, unitsOn } from '../../core/units/book.ts'
import { loading, settle } from '../../db/bench/database.ts'
import { type BenchVolume, fillNation } from '../../db/bench/fill.ts'
import { type BenchPeriod, type BenchPlace, type BenchProgramme, layGround } from '../../db/bench/ground.ts'
import { findTenants, tieTenant } from '../../db/bench/tenants.ts'
import { inTenant } from '../../db/database.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { rebuildCells } from '../../db/stats/drift.ts'
import { actorNamed, tenantNamed } from '../accounts.ts'
import { execute } from '../command.ts'
import type { App } from '../context.ts'
import { openTenant, type RegistryDefaults } from '../open-tenant.ts'
import { asStored, composeNames } from './names.ts'
import { seeded, shuffled } from './random.ts'

/** Raised when what is generated changes, so that a kept nation of before is made anew. */
export const GENERATOR = 1

const OLD_MAP = '2025-06-30'
const NEW_MAP = '2025-07-01'
export const BENCH_ACTOR = 'Máy đo (bench)'

/** How many names are composed: enough for realistic repetition at every size. */
const NAMES = 60_000

export type Step = (step: string) => void

/** Fills an empty, migrated database with an invented nation of this many participations. */
export async function makeNation(
  app: App,
  database: OpenDatabase,
  given: { readonly participations: number; readonly printed: readonly string[]; readonly defaults: RegistryDefaults },
  step: Step,
): Promise<void> {
  const random = seeded(20_251_101)
  step('tenants')
  await openTenants(app, database, given.defaults)
  const places = [...placesOf(app, OLD_MAP, 0, random), ...placesOf(app, NEW_MAP, 1, random)]
  const count = Math.min(NAMES, Math.max(2000, given.participations))
  const communes = [...new Set(places.map((p) => p.full_name.replace(/^\S+ /, '')))]
  step('names')
  const names = composeNames(given.printed, communes, count, random)
  const titles = places
    .slice(0, 3000)
    .map((p) => asStored(`Báo cáo kết quả phong trào thi đua Dân vận khéo ${p.full_name}`))
  const periods = await periodsOf(app, database)
  const programmes = await programmesOf(app, database, periods)
  await loading(database.owner, async (client) => {
    await layGround(client, { names, titles, places, periods, programmes })
    await fillNation(client, volumeOf(given.participations), { printed: given.printed.length }, step)
  })
  step('vacuum')
  await settle(database.owner)
  step('statistics')
  for (const { id } of await findTenants(database.owner)) await inTenant(app.db.app, id, (tx) => rebuildCells(tx, id))
  await settle(database.owner, 'stat_cell')
}

const volumeOf = (participations: number): BenchVolume => ({
  participations,
  subjects: Math.ceil(participations / 1.45),
  documentsPerProgramme: Math.max(1, Math.round(participations / 200 / 160)),
})

/** A tenant for each province of today, with the registry every new tenant starts with. */
async function openTenants(app: App, database: OpenDatabase, defaults: RegistryDefaults): Promise<void> {
  for (const province of unitsOn(app.units.book, NEW_MAP, 'province')) {
    const name = app.units.fullName(province.id, NEW_MAP)
    const slug = `bench-${province.code}-${fold(name).replaceAll(' ', '-')}`
    const { id } = await tenantNamed(app, { slug, name, nameEn: name, demo: false, listed: true })
    await tieTenant(database.owner, id, province.id)
    const actor = await actorNamed(app, { name: BENCH_ACTOR, kind: 'machine', tenantId: id, role: 'administrator' })
    await execute(app, openTenant, actor, defaults, `tenant.open:${slug}`)
  }
}

/** The communes of one map, in an order in which the first are the busiest. */
function placesOf(app: App, day: string, era: 0 | 1, random: () => number): BenchPlace[] {
  return shuffled(unitsOn(app.units.book, day, 'commune'), random).map((unit, pos) => {
    const full_name = app.units.fullName(unit.id, day)
    const province_id = provinceOf(app.units.book, unit.id, day)?.id ?? unit.id
    return { era, pos, unit_id: unit.id, province_id, full_name, body: asStored(`Hội Liên hiệp Phụ nữ ${full_name}`) }
  })
}

const SPANS = [
  { era: 0, from: 2016, to: 2020, last: 2020 },
  { era: 0, from: 2021, to: 2025, last: 2025 },
  { era: 1, from: 2025, to: 2030, last: 2025 },
] as const

async function periodsOf(app: App, database: OpenDatabase): Promise<(BenchPeriod & { era: 0 | 1; last: number })[]> {
  const tenants = await findTenants(database.owner)
  return tenants.flatMap((t) =>
    SPANS.map((s) => ({
      tenant_id: t.id,
      id: app.newId(),
      movement_id: t.movement_id,
      label: `${s.from}-${s.to}`,
      year_from: s.from,
      year_to: s.to,
      era: s.era,
      last: s.last,
    })),
  )
}

/** A programme for each province of a map and period, under the tenant whose province it lies in today. */
async function programmesOf(
  app: App,
  database: OpenDatabase,
  periods: readonly (BenchPeriod & { era: 0 | 1; last: number })[],
): Promise<BenchProgramme[]> {
  const tenants = await findTenants(database.owner)
  const made: BenchProgramme[] = []
  for (const period of periods) {
    const tenant = tenants.find((t) => t.id === period.tenant_id)
    if (tenant === undefined) continue
    const provinces = unitsOn(app.units.book, period.era === 0 ? OLD_MAP : NEW_MAP, 'province')
    for (const province of provinces.filter((p) => app.units.mapToday(p.id).provinceId === tenant.unit_id)) {
      const years = Array.from({ length: period.last - period.year_from + 1 }, (_, i) => period.year_from + i)
      made.push({
        tenant_id: tenant.id,
        id: app.newId(),
        slug: `dan-van-kheo-${province.code}-${period.label}`,
        movement_id: period.movement_id,
        period_id: period.id,
        taxonomy_id: tenant.taxonomy_id,
        unit_id: province.id,
        era: period.era,
        year_from: period.year_from,
        year_to: period.year_to,
        rounds: years.map((year) => ({ id: app.newId(), year })),
      })
    }
  }
  return made
}
