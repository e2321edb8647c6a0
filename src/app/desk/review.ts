import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { deskDocuments, deskText } from '../../db/read/documents.ts'
import { documentById, fieldsOf, proposalsOfDocument, taxonomyOn } from '../../db/read/registry-lookup.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { idOrNothing } from '../portal/lookup.ts'

export type DeskDocument = Awaited<ReturnType<typeof deskDocuments>>[number]

const LIMIT = 100

/** The documents of the actor's tenant, newest first, with how much of each is still undecided. */
export const waitingDocuments = (app: App, actor: Actor): Promise<DeskDocument[]> =>
  inTenant(app.db.app, actor.tenantId, (tx) => deskDocuments(tx, actor.tenantId, LIMIT))

export interface ReviewFacts {
  readonly document: Row<'document'>
  readonly text: string
  readonly proposals: readonly Row<'proposal'>[]
  readonly fields: readonly Row<'field'>[]
}

/** One document of the actor's tenant with its proposals; another tenant's is not there. */
export async function reviewFacts(app: App, actor: Actor, id: string): Promise<ReviewFacts> {
  const documentId = idOrNothing(id)
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const document = await documentById(tx, actor.tenantId, documentId)
    const text = await deskText(tx, actor.tenantId, documentId)
    if (document === undefined || text === undefined) throw new ProblemError(problem('not-found'))
    const proposals = await proposalsOfDocument(tx, actor.tenantId, documentId)
    const taxonomy = await taxonomyOn(tx, actor.tenantId, document.issued_on)
    return { document, text, proposals, fields: await fieldsOf(tx, actor.tenantId, taxonomy.id) }
  })
}
