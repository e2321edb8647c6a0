import type { BackupProgress, BackupSummary } from '../db/engine/backup.ts'
import { backup } from '../db/engine/backup.ts'
import { createPool } from '../db/engine/connect.ts'
import { type DoctorReport, doctor } from '../db/engine/doctor.ts'
import { migrate } from '../db/engine/migrate.ts'
import { restore } from '../db/engine/restore.ts'

/** Work on the database as a whole, as its owner: no tenant, no policy; only whoever runs the machine can call it. */
export interface Target {
  /** Address of the database as its owner. */
  readonly url: string
  /** Folder of the migrations of this version. */
  readonly migrations: string
  /** Data folder of an embedded engine; null with a server of one's own. */
  readonly dataDir: string | null
}

const EXTENSIONS: readonly string[] = []

async function withOwner<T>(url: string, work: (pool: ReturnType<typeof createPool>) => Promise<T>): Promise<T> {
  const pool = createPool({ url, applicationName: 'kheo owner', max: 4, statementTimeoutMs: 0 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** Applies what is missing; gives the names of what was applied. */
export const runMigrate = (target: Target): Promise<readonly string[]> =>
  withOwner(target.url, (pool) => migrate(pool, target.migrations))

export const runDoctor = (target: Target, citus: boolean): Promise<DoctorReport> =>
  withOwner(target.url, (pool) =>
    doctor(pool, { migrations: target.migrations, dataDir: target.dataDir, extensions: EXTENSIONS, citus }),
  )

/** One file with everything, made while the site runs. */
export const runBackup = (
  target: Target,
  file: string,
  onProgress: (p: BackupProgress) => void,
): Promise<BackupSummary> => withOwner(target.url, (pool) => backup(pool, target.dataDir, file, { onProgress }))

/** Brings a backup back, all or nothing, and then up to this version's schema. */
export const runRestore = (
  target: Target,
  file: string,
  replace: boolean,
  onProgress: (p: BackupProgress) => void,
): Promise<BackupSummary> =>
  withOwner(target.url, async (pool) => {
    const summary = await restore(file, {
      pool,
      dataDir: target.dataDir,
      migrations: target.migrations,
      replace,
      onProgress,
    })
    await migrate(pool, target.migrations)
    return summary
  })
