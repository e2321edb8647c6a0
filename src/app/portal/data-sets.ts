import { sql } from 'kysely'
import type { App } from '../context.ts'

/** The open data sets with how many rows each has. */
export async function dataSets(app: App): Promise<readonly { readonly id: 'programmes' | 'figures' | 'models' | 'records' | 'documents' | 'units'; readonly rows: number }[]> {
  const counted = await sql<{ programmes: number; figures: number; models: number; records: number; documents: number; units: number }>`
    select (select count(*)::int from public_programme) as programmes, (select count(*)::int from public_figure) as figures,
      (select count(*)::int from public_model) as models, (select count(*)::int from public_participation) as records,
      (select count(*)::int from public_document) as documents, (select count(*)::int from unit) as units`.execute(app.db.public)
  const row = counted.rows[0] ?? { programmes: 0, figures: 0, models: 0, records: 0, documents: 0, units: 0 }
  return (['programmes', 'figures', 'models', 'records', 'documents', 'units'] as const).map((id) => ({ id, rows: row[id] }))
}
