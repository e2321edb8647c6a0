import { createHash } from 'node:crypto'
import { benchDatabaseMark, dropBenchDatabase, makeBenchDatabase, markBenchDatabase } from '../../db/bench/database.ts'
import { takeSamples } from '../../db/bench/samples.ts'
import { readMigrations } from '../../db/engine/migrate.ts'
import type { OpenDatabase, OwnerPool } from '../../db/open.ts'
import type { App } from '../context.ts'
import type { RegistryDefaults } from '../open-tenant.ts'
import { foldStatistics, mendStatistics } from '../statistics.ts'
import { type Measured, measure, type Times } from './measure.ts'
import { GENERATOR, makeNation, type Step } from './nation.ts'
import { listCases, nationCases, recordCases, searchCases, tenantCases } from './reads.ts'
import { similarCases } from './similar.ts'
import { measureOneWriter, measureWriters, openWriting, type WritersMeasured, writeSlice } from './writers.ts'

/** Participations by the name of a size; the smallest is for tests. */
export const SIZES = { '1k': 1000, '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const
export type Size = keyof typeof SIZES
export const isSize = (text: string): text is Size => text in SIZES

export interface BenchGiven {
  readonly size: Size
  readonly keep: boolean
  /** The owner's connections to the server, in a database other than the bench's; the caller ends them. */
  readonly admin: OwnerPool
  /** Address of another database of the server. */
  readonly beside: (database: string) => string
  readonly open: (url: string) => Promise<{ readonly app: App; readonly database: OpenDatabase }>
  readonly migrations: string
  readonly printed: readonly string[]
  readonly defaults: RegistryDefaults
  readonly step: Step
}

export interface BenchReport {
  readonly size: Size
  readonly participations: number
  readonly reused: boolean
  readonly loadSeconds: number
  readonly reads: readonly Measured[]
  /** The nation's page while the deltas of this many commands wait to be folded. */
  readonly unfolded: Measured & { readonly commands: number }
  readonly write: Times
  readonly writers: readonly WritersMeasured[]
  /** Statistics cells that a recount found wrong after the writes; always 0. */
  readonly drift: number
}

/** Makes (or takes up) the nation of a size in a database of its own, measures, and leaves nothing behind unless told to. */
export async function runBench(given: BenchGiven): Promise<BenchReport> {
  const name = `kheo_bench_${given.size}`
  const { admin } = given
  try {
    const mark = await markOf(given)
    const reused = (await benchDatabaseMark(admin, name)) === mark
    const start = performance.now()
    if (!reused) await makeBenchDatabase(admin, name)
    const url = given.beside(name)
    const { app, database } = await given.open(url)
    try {
      if (!reused) {
        const { printed, defaults } = given
        await makeNation(app, database, { participations: SIZES[given.size], printed, defaults }, given.step)
        await markBenchDatabase(admin, name, mark)
      }
      const loadSeconds = (performance.now() - start) / 1000
      const measured = await workload(app, database, url, given)
      return { size: given.size, participations: SIZES[given.size], reused, loadSeconds, ...measured }
    } finally {
      await database.close()
    }
  } finally {
    if (!given.keep) await dropBenchDatabase(admin, name)
  }
}

/** What a kept nation must have been made from to be taken up again. */
async function markOf(given: BenchGiven): Promise<string> {
  const files = await readMigrations(given.migrations)
  const parts = [GENERATOR, given.size, ...files.map((f) => f.hash), ...given.printed, JSON.stringify(given.defaults)]
  return `kheo bench ${createHash('sha256').update(parts.join('\n')).digest('hex')}`
}

const runsOf = (size: Size) => (size === '1k' ? 5 : 200)

async function workload(app: App, database: OpenDatabase, url: string, given: BenchGiven) {
  await foldStatistics(app)
  const samples = await takeSamples(database.owner)
  const runs = runsOf(given.size)
  const reads: Measured[] = []
  const cases = [
    ...nationCases(database),
    ...tenantCases(database, samples),
    ...listCases(database, samples),
    ...recordCases(database, samples),
    ...searchCases(database, samples, given.printed),
    ...(await similarCases(app, database, given.printed)),
  ]
  for (const one of cases) {
    given.step(one.name)
    reads.push(await measure(one, runs))
  }
  given.step('writes')
  const places = await openWriting(app, database)
  const write = await measureOneWriter(app, places, runs)
  const waiting = given.size === '1k' ? 32 : 1000
  await writeSlice(app, places, waiting)
  const nation = cases[0]
  if (nation === undefined) throw new Error('nothing was measured')
  const unfolded = { ...(await measure({ ...nation, name: 'nation, before a fold' }, runs)), commands: waiting }
  const drift = (await mendStatistics(app)).reduce((sum, tenant) => sum + tenant.cells.length, 0)
  const shape = given.size === '1k' ? { slices: 1, each: 16 } : { slices: 8, each: 320 }
  const writers = [
    await measureWriters(app, url, 'all provinces', places, shape),
    await measureWriters(app, url, 'one province', places.slice(0, 1), shape),
  ]
  // The slices without statistics left the cells behind: made right again for the next run on a kept nation.
  await foldStatistics(app)
  await mendStatistics(app)
  return { reads, unfolded, write, writers, drift }
}
