import type { Reader } from '../../db/database.ts'
import { type Span, type Stretch, spanKey, textAround } from '../../db/read/texts.ts'

/** Code points before and after some words that a page may show, and one more, which tells whether the text goes on. */
const AROUND = 161

/** Words of public documents, each with the text that stands around it where that may be seen. */
export async function withText<T extends Span>(
  db: Reader,
  tenantId: number,
  spans: readonly T[],
): Promise<readonly (T & { readonly around: Stretch | undefined })[]> {
  const texts = await textAround(db, 'public_document_text', tenantId, spans, AROUND)
  return spans.map((s) => ({ ...s, around: texts.get(spanKey(s.documentId, s.start)) }))
}
