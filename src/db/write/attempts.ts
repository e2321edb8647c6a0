import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** Counts one try and says how many there were since the window began; a window that is over begins anew. */
export async function countAttempt(
  db: Kysely<Tables>,
  key: string,
  window: { readonly at: string; readonly from: string },
): Promise<{ readonly count: number; readonly since: string }> {
  const over = sql<boolean>`auth_attempt.since < ${window.from}`
  return db
    .insertInto('auth_attempt')
    .values({ key, since: window.at, count: 1 })
    .onConflict((c) =>
      c.column('key').doUpdateSet({
        count: sql<number>`case when ${over} then 1 else auth_attempt.count + 1 end`,
        since: sql<string>`case when ${over} then excluded.since else auth_attempt.since end`,
      }),
    )
    .returning(['count', 'since'])
    .executeTakeFirstOrThrow()
}

export async function forgetAttempts(db: Kysely<Tables>, key: string): Promise<void> {
  await db.deleteFrom('auth_attempt').where('key', '=', key).execute()
}
