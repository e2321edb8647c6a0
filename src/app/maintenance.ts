import type { BackupProgress, BackupSummary } from '../db/engine/backup.ts'
import { backup } from '../db/engine/backup.ts'
import { type DoctorReport, doctor } from '../db/engine/doctor.ts'
import { migrate } from '../db/engine/migrate.ts'
import { restore } from '../db/engine/restore.ts'
import type { OwnerPool } from '../db/open.ts'

/** Work on the database as a whole, as its owner: no tenant, no policy; only whoever runs the machine can call it. */
export interface Target {
  readonly pool: OwnerPool
  /** Folder of the migrations of this version. */
  readonly migrations: string
  /** Data folder of an embedded engine; null with a server of one's own. */
  readonly dataDir: string | null
}

/** Applies what is missing; gives the names of what was applied. */
export const runMigrate = (t: Target): Promise<readonly string[]> => migrate(t.pool, t.migrations)

/** Examines the database; `citus`: also the rules that a distributed one needs. */
export const runDoctor = (t: Target, citus: boolean): Promise<DoctorReport> =>
  doctor(t.pool, { migrations: t.migrations, dataDir: t.dataDir, citus })

/** One file with everything, made while the site runs. */
export const runBackup = (t: Target, file: string, onProgress: (p: BackupProgress) => void): Promise<BackupSummary> =>
  backup(t.pool, t.dataDir, file, { onProgress })

/** Brings a backup back, all or nothing, and then up to this version's schema. */
export async function runRestore(
  t: Target,
  file: string,
  replace: boolean,
  onProgress: (p: BackupProgress) => void,
): Promise<BackupSummary> {
  const summary = await restore(file, { ...t, replace, onProgress })
  await migrate(t.pool, t.migrations)
  return summary
}
