import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from './database.ts'
import { createPool } from './engine/connect.ts'
import type { Tables } from './tables.ts'

/** The owner's connections: migrations, backup, doctor. No role, no row-level security. */
export type OwnerPool = ReturnType<typeof createPool>

/** The opened database and the way to close it. */
export interface OpenDatabase extends Database {
  /** The owner's door: migrations, backup, doctor. No row-level security. */
  readonly owner: OwnerPool
  close(): Promise<void>
}

/** Opens the three doors of the database at a URL. `max` bounds the connections of each of the two roles. */
export function openDatabase(url: string, max = 10): OpenDatabase {
  const owner = createPool({ url, applicationName: 'kheo owner', max: 2, statementTimeoutMs: 600_000 })
  const app = createPool({ url, role: 'kheo_app', applicationName: 'kheo', max })
  const site = createPool({ url, role: 'kheo_public', applicationName: 'kheo site', max })
  const appDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: app }) })
  const publicDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: site }) })
  return {
    owner,
    app: appDb,
    public: publicDb,
    close: async () => {
      await Promise.all([appDb.destroy(), publicDb.destroy(), owner.end()])
    },
  }
}

/** The owner's door alone, for work on the database as a whole; `end` it when done. Statements take the time they need. */
export const openOwnerPool = (url: string, max = 4): OwnerPool =>
  createPool({ url, applicationName: 'kheo owner', max, statementTimeoutMs: 0 })
