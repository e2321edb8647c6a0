import { type Kysely, sql, type Transaction } from 'kysely'
import { ProblemError, problem } from '../core/problem.ts'
import type { Tables } from './tables.ts'

/** Two doors to one database: the application, behind row-level security; the public site, through public_* views. */
export interface Database {
  readonly app: Kysely<Tables>
  readonly public: Kysely<Tables>
}

export type Reader = Kysely<Tables>
export type Tx = Transaction<Tables>

/** PostgreSQL's code of an error, when it has one. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

const RETRY = new Set(['40001', '40P01'])

/**
 * Runs work in one transaction that sees only the rows of one tenant. The setting is a literal of this transaction
 * (Citus passes on no other kind) and is gone with it. Serialisation failures and deadlocks are tried again, twice;
 * a full disk becomes the problem `disk.full`, with everything that was acknowledged before kept.
 */
export async function inTenant<T>(db: Kysely<Tables>, tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!Number.isSafeInteger(tenantId) || tenantId <= 0) throw new ProblemError(problem('not-found'))
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        await sql.raw(`set local app.tenant = '${tenantId}'`).execute(tx)
        return work(tx)
      })
    } catch (error) {
      const state = sqlState(error)
      if (state === '53100' || state === 'ENOSPC') throw new ProblemError(problem('disk.full'), { cause: error })
      if (state === undefined || !RETRY.has(state) || attempt === 3) throw error
    }
  }
}
