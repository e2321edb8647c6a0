import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { v7 } from 'uuid'
import type { App } from './app/context.ts'
import type { DemoFile } from './app/demo.ts'
import type { FileKeeping } from './app/evidence/keeping.ts'
import { RegistryDefaults } from './app/open-tenant.ts'
import { RuleDefaults } from './app/setup/reference.ts'
import { Units } from './app/units.ts'
import type { Config } from './config.ts'
import type { HolidayRule } from './core/calendar/holidays.ts'
import { vietnamDay } from './core/clock.ts'
import { SIZE_LIMITS, type SizeLimits } from './core/evidence/media.ts'
import { unwrap } from './core/problem.ts'
import { fold } from './core/text/fold.ts'
import { sortKey } from './core/text/sort-key.ts'
import { openUnitBook } from './core/units/book.ts'
import { buildUnits } from './core/units/build.ts'
import { mapRows } from './core/units/trace.ts'
import { checkServer } from './db/engine/connect.ts'
import { type Embedded, joinOrStart, startEmbedded } from './db/engine/embedded.ts'
import type { EngineLog } from './db/engine/log.ts'
import { migrate } from './db/engine/migrate.ts'
import { type OpenDatabase, openDatabase, openOwnerPool } from './db/open.ts'
import { loadedHash, readUnits } from './db/read/units.ts'
import type { Tables } from './db/tables.ts'
import { writeUnits } from './db/write/units.ts'
import { ADMIN_FILES, type AdminFile, readAdminFiles } from './intake/admin-files.ts'
import { readHolidays } from './intake/holidays.ts'
import { folderStore } from './store/folder.ts'
import { photoReader } from './store/photos.ts'

/** The folder of the project: the same from src/ and from dist/. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const reference = (...path: string[]) => join(ROOT, 'reference', ...path)
export const MIGRATIONS = join(ROOT, 'src/db/migrations')

/** Tells what is being done, for the terminal. */
export type Progress = (
  step: 'engine' | 'migrate' | 'units' | 'ready',
  facts?: Readonly<Record<string, string | number>>,
) => void

export interface Opened {
  readonly app: App
  readonly database: OpenDatabase
  readonly url: string
  /** The embedded server, when it is ours; nothing with DATABASE_URL. */
  readonly engine: Embedded | undefined
  close(): Promise<void>
}

export interface OpenOptions {
  /** owner: the one that serves; guest: joins a running server or starts it for the moment. */
  readonly as: 'owner' | 'guest'
  readonly command: string
  readonly progress?: Progress
  readonly log?: EngineLog
}

/** Starts or joins the engine and gives its address; nothing is migrated. */
export async function openEngine(
  config: Config,
  options: OpenOptions,
): Promise<{ readonly url: string; readonly engine: Embedded | undefined }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, engine: undefined }
  options.progress?.('engine', { folder: config.dataDir })
  const given = {
    dataDir: config.dataDir,
    command: options.command,
    signals: false,
    ...(options.log === undefined ? {} : { log: options.log }),
  }
  const engine = options.as === 'owner' ? await startEmbedded(given) : await joinOrStart(given)
  return { url: engine.url, engine }
}

/** The owner's connections to a database, for work on it as a whole. */
export const openOwner = openOwnerPool

/** Opens everything a use case needs: engine, schema of this version, administrative units. Closed by `close`. */
export async function openApp(config: Config, options: OpenOptions): Promise<Opened> {
  const { url, engine } = await openEngine(config, options)
  try {
    const { app, database } = await openAppAt(url, { ...options, files: filesIn(config.dataDir, config.limits) })
    const close = async () => {
      await database.close()
      await engine?.stop()
    }
    return { app, database, url, engine, close }
  } catch (error) {
    await engine?.stop()
    throw error
  }
}

/** The application on the database at an address, brought to the schema and the units of this version. */
export async function openAppAt(
  url: string,
  options: { readonly progress?: Progress; readonly connections?: number; readonly files?: FileKeeping } = {},
): Promise<{ readonly app: App; readonly database: OpenDatabase }> {
  const database = openDatabase(url, options.connections)
  try {
    await checkServer(database.owner)
    const applied = await migrate(database.owner, MIGRATIONS)
    if (applied.length > 0) options.progress?.('migrate', { applied: applied.length })
    const units = await loadUnits(database, options.progress)
    const app: App = { db: database, clock: () => new Date(), newId: v7, units, holidays: holidays() }
    return { app: options.files === undefined ? app : { ...app, files: options.files }, database }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Evidence in a folder of the data folder, also where the database is on another server. */
export const filesIn = (dataDir: string, limits: SizeLimits = SIZE_LIMITS): FileKeeping => ({
  store: folderStore(join(dataDir, 'files')),
  photos: photoReader,
  limits,
})

/** The address of another database on the same server. */
export function besideUrl(url: string, database: string): string {
  const beside = new URL(url)
  beside.pathname = `/${database}`
  return beside.href
}

/** The units of a migrated database; loaded from the project's reference files first when these are new. */
export async function loadUnits(database: OpenDatabase, progress?: Progress): Promise<Units> {
  const now = new Date()
  const today = vietnamDay(now)
  const texts = Object.fromEntries(
    ADMIN_FILES.map((name) => [name, readFileSync(reference('admin', `${name}.csv`), 'utf8')]),
  ) as Record<AdminFile, string>
  const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex')
  if ((await loadedHash(database.app, 'admin')) !== hash) {
    progress?.('units')
    const data = unwrap(buildUnits(unwrap(readAdminFiles(texts))))
    const map = new Map(mapRows(openUnitBook(data), today).map((row) => [row.unitId, row]))
    const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.owner }) })
    await owner.transaction().execute((tx) =>
      writeUnits(tx, {
        data,
        map: [...map.values()],
        forms: { fold, sortKey },
        name: 'admin',
        hash,
        at: now.toISOString(),
      }),
    )
  }
  return new Units(await readUnits(database.app), today)
}

/** What a new tenant starts with. */
export const registryDefaults = (): RegistryDefaults =>
  RegistryDefaults.parse(JSON.parse(readFileSync(reference('registry-defaults.json'), 'utf8')))

/** The public holidays of the country. */
export const holidays = (): readonly HolidayRule[] =>
  unwrap(readHolidays(readFileSync(reference('holidays.csv'), 'utf8')))

/** What was seen in real places about rules and criteria, to be taken into the books as a reference. */
export const ruleDefaults = (): RuleDefaults =>
  RuleDefaults.parse(JSON.parse(readFileSync(reference('rule-defaults.json'), 'utf8')))

/** The texts of the demonstration, or of another folder: every .txt file, by name. */
export function demoFiles(folder = reference('demo')): DemoFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

/** Version and licence of this build, from package.json. */
export function packageFacts(): { readonly version: string; readonly license: string } {
  const { version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
    license: string
  }
  return { version, license }
}
