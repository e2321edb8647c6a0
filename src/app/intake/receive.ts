import { z } from 'zod'
import { type ProposalDraft, proposalsOf, registryDay } from '../../core/reading/proposals.ts'
import type { Reading } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { documentByHash } from '../../db/read/registry-lookup.ts'
import type { Recorder } from '../../db/write/record.ts'
import { readArticle } from '../../intake/article/read.ts'
import type { Command } from '../command.ts'
import type { App } from '../context.ts'
import { Day, Line } from '../input.ts'

const ReceiveInput = z.object({
  fileName: Line(200).min(1),
  /** SHA-256 of the bytes as received: the same bytes are the same document. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z
    .string()
    .min(1)
    .refine((text) => !text.includes('\u0000')),
  /** What the one who brings it knows beside the text. */
  publisher: Line(200).optional(),
  issuedOn: Day.optional(),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
})

/**
 * Takes a document in: keeps its text as received, reads it, and keeps what the reading proposes. Nothing is counted
 * until a person accepts. The same bytes again give the document that is already there.
 */
export const receiveDocument: Command<
  z.infer<typeof ReceiveInput>,
  { documentId: string; proposals: number; known: boolean }
> = {
  name: 'document.receive',
  input: ReceiveInput,
  action: 'document.receive',
  work: async ({ app, write, at }, input) => {
    const known = await documentByHash(write.tx, write.tenantId, input.sha256)
    if (known !== undefined) return { documentId: known.id, proposals: 0, known: true }
    const reading = readArticle(input.fileName.replace(/\.[a-z0-9]+$/i, ''), input.text)
    const title = reading.title?.quote.trim() || input.fileName
    const document = await write.insert('document', {
      kind: reading.retells === undefined ? 'article' : 'retelling',
      symbol: null,
      title,
      folded: fold(title),
      grams: grams(title),
      issued_on: input.issuedOn ?? registryDay(reading.date?.iso) ?? null,
      publisher: input.publisher ?? reading.publisher?.name ?? null,
      organisation_id: null,
      retells: reading.retells?.source ?? null,
      retells_on: registryDay(reading.retells?.date) ?? null,
      language: 'vi',
      sha256: input.sha256,
      file_name: input.fileName,
      source_url: input.sourceUrl ?? null,
      received_at: at,
      programme_id: null,
      public: false,
    })
    await write.insert('document_text', { id: document.id, text: input.text })
    const drafts = proposalsOf(reading, placeOf(app, reading))
    for (const draft of drafts) await keep(write, document.id, draft)
    return { documentId: document.id, proposals: drafts.length, known: false }
  },
}

/** The unit the text is about, as the map was on the text's day; or the choices a person has. */
function placeOf(app: App, reading: Reading): { unitId: string | null; choices: readonly string[] } {
  if (reading.place === undefined) return { unitId: null, choices: [] }
  const found = app.units.resolvePlace(reading.place, registryDay(reading.date?.iso))
  return found.ok ? { unitId: found.value, choices: [] } : { unitId: null, choices: found.choices }
}

async function keep(write: Recorder, documentId: string, draft: ProposalDraft): Promise<void> {
  await write.insert('proposal', {
    document_id: documentId,
    seq: draft.seq,
    kind: draft.kind,
    payload: JSON.stringify(draft.payload),
    start: draft.start,
    quote: draft.quote,
    state: 'proposed',
    corrected: null,
    reason: null,
    decided_by: null,
    decided_at: null,
    made: null,
    made_id: null,
  })
}
