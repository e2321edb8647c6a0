import { newest } from '../../db/read/list-details.ts'
import type { App } from '../context.ts'
import { address } from '../portal/lookup.ts'

/** One thing that is new: a document that was read in, or a model that got a record. */
export interface NewEntry {
  readonly kind: 'document' | 'model'
  readonly id: string
  readonly title: string
  readonly documentKind: string | null
  readonly publisher: string | null
  readonly issuedOn: string | null
  readonly summary: string | null
  /** When it came, ISO in UTC. */
  readonly at: string
  readonly href: string
}

/** The newest public documents and models, newest first. */
export async function feedEntries(app: App, limit: number): Promise<NewEntry[]> {
  const { documents, models } = await newest(app.db.public, limit)
  const entries: NewEntry[] = [
    ...documents.map((d) => ({
      kind: 'document' as const,
      id: d.id,
      title: d.title,
      documentKind: d.kind,
      publisher: d.publisher,
      issuedOn: d.issued_on,
      summary: null,
      at: new Date(d.received_at).toISOString(),
      href: address.document(d.tenant_slug, d.id),
    })),
    ...models.map((m) => ({
      kind: 'model' as const,
      id: m.id,
      title: m.name,
      documentKind: null,
      publisher: null,
      issuedOn: null,
      summary: m.summary,
      at: madeAt(m.id),
      href: address.model(m.tenant_slug, m.id),
    })),
  ]
  return entries.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).slice(0, limit)
}

const EPOCH = '1970-01-01T00:00:00.000Z'

/** The moment that an id of version 7 carries (RFC 9562, 5.7); rows with other ids count as old. */
export function madeAt(id: string): string {
  if (id[14] !== '7') return EPOCH
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString()
}
