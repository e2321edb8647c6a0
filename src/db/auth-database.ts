import type { Kysely, KyselyPlugin, PluginTransformResultArgs, UnknownRow } from 'kysely'
import type { Tables } from './tables.ts'

const MOMENTS = new Set(['created_at', 'updated_at', 'expires_at', 'locked_until'])

/** The library of accounts compares moments as dates; everything else here reads them as text. */
class MomentsAsDates implements KyselyPlugin {
  transformQuery(args: Parameters<KyselyPlugin['transformQuery']>[0]) {
    return args.node
  }

  async transformResult(args: PluginTransformResultArgs) {
    return { ...args.result, rows: args.result.rows.map(withDates) }
  }
}

function withDates(row: UnknownRow): UnknownRow {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    MOMENTS.has(name) && typeof value === 'string' ? new Date(value) : value,
  ])
  return Object.fromEntries(entries)
}

/** The application's own door, as the library of accounts needs it: the same pool, the same role. */
export const authDatabase = (db: Kysely<Tables>): Kysely<Tables> => db.withPlugin(new MomentsAsDates())
