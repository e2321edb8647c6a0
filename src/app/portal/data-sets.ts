import { dataSetRows } from '../../db/read/nation.ts'
import type { App } from '../context.ts'

export const DATA_SETS = ['programmes', 'figures', 'models', 'records', 'documents', 'units'] as const
export type DataSetId = (typeof DATA_SETS)[number]

/** The open data sets with how many rows each has. */
export async function dataSets(app: App): Promise<readonly { readonly id: DataSetId; readonly rows: number }[]> {
  const rows = await dataSetRows(app.db.public)
  return DATA_SETS.map((id) => ({ id, rows: rows[id] }))
}
