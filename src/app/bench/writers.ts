import type { Actor } from '../../core/policy.ts'
import { writePlaces } from '../../db/bench/samples.ts'
import { withoutStatistics } from '../../db/bench/without-statistics.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { actorNamed } from '../accounts.ts'
import { execute } from '../command.ts'
import type { App } from '../context.ts'
import { foldStatistics } from '../statistics.ts'
import { percentile, type Times } from './measure.ts'
import { BENCH_ACTOR } from './nation.ts'
import { benchRegister } from './register.ts'

export const WRITERS = 16

export interface WritersMeasured {
  readonly name: string
  /** Registrations a second with statistics (their folding included), and with the same write without them. */
  readonly withStatistics: number
  readonly without: number
  readonly ratio: number
}

export interface Place {
  readonly actor: Actor
  readonly at: Omit<Awaited<ReturnType<typeof writePlaces>>[number], 'tenantId'>
}

/** Where registrations can go: one place a tenant, with the one who registers. */
export async function openWriting(app: App, database: OpenDatabase): Promise<Place[]> {
  const places: Place[] = []
  for (const { tenantId, ...at } of await writePlaces(database.owner)) {
    const actor = await actorNamed(app, { name: BENCH_ACTOR, kind: 'machine', tenantId, role: 'administrator' })
    places.push({ actor, at })
  }
  return places
}

const register = (app: App, place: Place, name: string) =>
  execute(app, benchRegister, place.actor, { at: place.at, name }, `bench:${app.newId()}`)

/** One writer alone, each registration timed. */
export async function measureOneWriter(app: App, places: readonly Place[], runs: number): Promise<Times> {
  const times: number[] = []
  for (let turn = -3; turn < runs; turn++) {
    const place = places[Math.abs(turn) % places.length]
    if (place === undefined) break
    const start = performance.now()
    await register(app, place, `Thắp sáng đường quê ${turn}`)
    if (turn >= 0) times.push(performance.now() - start)
  }
  return { runs: times.length, p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}

/**
 * Sixteen writers at once, in slices that alternate with and without statistics, so that a slow moment of the machine
 * falls on both. What folding costs is counted to the slices with.
 */
export async function measureWriters(
  app: App,
  url: string,
  name: string,
  places: readonly Place[],
  shape: { readonly slices: number; readonly each: number },
): Promise<WritersMeasured> {
  const quiet = withoutStatistics(url, WRITERS)
  const bare: App = { ...app, db: { ...app.db, app: quiet } }
  try {
    const seconds = { with: 0, without: 0 }
    await writeSlice(app, places, WRITERS * 2)
    await writeSlice(bare, places, WRITERS * 2)
    for (let i = 0; i < shape.slices; i++) {
      const order = i % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)
      for (const kind of order) {
        const start = performance.now()
        await writeSlice(kind === 'with' ? app : bare, places, shape.each)
        if (kind === 'with') await foldStatistics(app)
        seconds[kind] += (performance.now() - start) / 1000
      }
    }
    const written = shape.slices * shape.each
    return {
      name,
      withStatistics: written / seconds.with,
      without: written / seconds.without,
      ratio: seconds.without / seconds.with,
    }
  } finally {
    await quiet.destroy()
  }
}

/** So many registrations, by sixteen at once, spread over the places. */
export async function writeSlice(app: App, places: readonly Place[], count: number): Promise<void> {
  let next = 0
  const writer = async () => {
    for (let n = next++; n < count; n = next++) {
      const place = places[n % places.length]
      if (place !== undefined) await register(app, place, `Thắp sáng đường quê ${n}`)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
}
