import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant, type Tx } from '../../db/database.ts'
import { type DeskDocument, deskDocuments, deskText } from '../../db/read/documents.ts'
import {
  type ProposalCount,
  proposalById,
  proposalCounts,
  proposalPage,
  proposalsBefore,
  proposalsBySeq,
} from '../../db/read/proposals.ts'
import { documentById, fieldsOf, proposalsOfDocument, taxonomyOn } from '../../db/read/registry-lookup.ts'
import { type Stretch, spanKey, textAround } from '../../db/read/texts.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { idOrNothing } from '../portal/lookup.ts'
import { GROUPS, type Group, groupOf, kindsOf, PROGRAMME, referredBy } from './groups.ts'

const LIMIT = 100

/** The documents of the actor's tenant, newest first, with how much of each is still undecided. */
export const waitingDocuments = (app: App, actor: Actor): Promise<DeskDocument[]> =>
  inTenant(app.db.app, actor.tenantId, (tx) => deskDocuments(tx, actor.tenantId, LIMIT))

/** A whole document with all its proposals. */
export interface ReviewFacts {
  readonly document: Row<'document'>
  readonly text: string
  readonly proposals: readonly Row<'proposal'>[]
  readonly fields: readonly Row<'field'>[]
}

/** One document of the actor's tenant with everything about it; another tenant's is not there. */
export async function reviewFacts(app: App, actor: Actor, id: string): Promise<ReviewFacts> {
  return inDocument(app, actor, id, async (tx, document) => {
    const text = await deskText(tx, actor.tenantId, document.id)
    const proposals = await proposalsOfDocument(tx, actor.tenantId, document.id)
    return { document, text: text ?? '', proposals, fields: await fieldsFor(tx, actor, document) }
  })
}

/** So many proposals are one page of a review. */
export const PER_PAGE = 25

/** What a review is asked to show: a group or all, what waits or all, a page by its number or by what is on it. */
export interface ReviewAsked {
  readonly group?: Group
  readonly openOnly: boolean
  readonly page: { readonly number: number } | { readonly seq: number }
}

export interface GroupCount {
  readonly all: number
  readonly open: number
}

/** One page of a review. While the programme is undecided it is alone: everything else rests on it. */
export interface ReviewPageFacts {
  readonly document: Row<'document'>
  readonly fields: readonly Row<'field'>[]
  readonly counts: Readonly<Record<Group | typeof PROGRAMME, GroupCount>>
  /** The sum of all versions: another one when anybody decided anything. */
  readonly versions: number
  readonly programmes: readonly Row<'proposal'>[]
  readonly programmeOpen: boolean
  readonly proposals: readonly Row<'proposal'>[]
  readonly page: { readonly number: number; readonly of: number }
  /** Proposals that those of the page refer to, by number. */
  readonly referred: ReadonlyMap<number, Row<'proposal'>>
  /** The text around the words of each proposal, by proposal. */
  readonly around: ReadonlyMap<string, Stretch>
}

/** A page of one document's review, in a number of queries that does not depend on how much was proposed. */
export async function reviewPage(app: App, actor: Actor, id: string, asked: ReviewAsked): Promise<ReviewPageFacts> {
  return inDocument(app, actor, id, async (tx, document) => {
    const { tenantId } = actor
    const counted = await proposalCounts(tx, tenantId, document.id)
    const counts = countsOf(counted)
    const of = { tenantId, documentId: document.id }
    const programmes = await proposalPage(tx, { ...of, kinds: [PROGRAMME], openOnly: false }, 0, PER_PAGE)
    const programmeOpen = programmes.some((p) => p.state === 'proposed')
    const listed = programmeOpen ? NONE : await listOf(tx, { ...of, ...asked }, counts)
    const shown = [...programmes, ...listed.proposals]
    const referred = await proposalsBySeq(tx, tenantId, document.id, shown.flatMap(referredBy))
    const spans = shown.map((p) => ({ documentId: document.id, start: p.start, quote: p.quote }))
    const texts = await textAround(tx, 'document_text', tenantId, spans, AROUND)
    return {
      document,
      fields: await fieldsFor(tx, actor, document),
      counts,
      versions: counted.reduce((sum, c) => sum + c.versions, 0),
      programmes,
      programmeOpen,
      ...listed,
      referred: new Map(referred.map((p) => [p.seq, p])),
      around: new Map(
        shown.flatMap((p) => {
          const text = texts.get(spanKey(document.id, p.start))
          return text === undefined ? [] : [[p.id, text]]
        }),
      ),
    }
  })
}

/** Code points before and after the words of a card, and one more, which tells whether the text goes on. */
const AROUND = 91
const NONE = { proposals: [], page: { number: 1, of: 1 } } as const

async function listOf(
  tx: Tx,
  asked: ReviewAsked & { readonly tenantId: number; readonly documentId: string },
  counts: ReviewPageFacts['counts'],
) {
  const list = { ...asked, kinds: kindsOf(asked.group) }
  const counted = asked.group === undefined ? GROUPS.map((g) => counts[g]) : [counts[asked.group]]
  const total = counted.reduce((sum, c) => sum + (asked.openOnly ? c.open : c.all), 0)
  const of = Math.max(1, Math.ceil(total / PER_PAGE))
  const { page } = asked
  const wanted = 'seq' in page ? Math.floor((await proposalsBefore(tx, list, page.seq)) / PER_PAGE) + 1 : page.number
  const number = Math.min(of, Math.max(1, Math.floor(wanted) || 1))
  return { proposals: await proposalPage(tx, list, (number - 1) * PER_PAGE, PER_PAGE), page: { number, of } }
}

function countsOf(counted: readonly ProposalCount[]): ReviewPageFacts['counts'] {
  const count = (of: Group | typeof PROGRAMME): GroupCount => {
    const own = counted.filter((c) => (of === PROGRAMME ? c.kind === PROGRAMME : groupOf(c.kind) === of))
    const sum = (rows: readonly ProposalCount[]) => rows.reduce((n, c) => n + c.n, 0)
    return { all: sum(own), open: sum(own.filter((c) => c.state === 'proposed')) }
  }
  return {
    programme: count(PROGRAMME),
    figures: count('figures'),
    models: count('models'),
    awards: count('awards'),
    other: count('other'),
  }
}

/** One proposal of a document of the actor's tenant, with what its form needs. */
export async function oneProposal(app: App, actor: Actor, id: string, proposalId: string) {
  return inDocument(app, actor, id, async (tx, document) => {
    const proposal = await proposalById(tx, actor.tenantId, document.id, idOrNothing(proposalId))
    if (proposal === undefined) throw new ProblemError(problem('not-found'))
    return { document, proposal, fields: await fieldsFor(tx, actor, document) }
  })
}

/** Work on one document of the actor's tenant that was read in; another tenant's is not there. */
export async function inDocument<T>(
  app: App,
  actor: Actor,
  id: string,
  work: (tx: Tx, document: Row<'document'>) => Promise<T>,
): Promise<T> {
  const documentId = idOrNothing(id)
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const document = await documentById(tx, actor.tenantId, documentId)
    if (document === undefined || document.sha256 === null) throw new ProblemError(problem('not-found'))
    return work(tx, document)
  })
}

async function fieldsFor(tx: Tx, actor: Actor, document: Row<'document'>): Promise<Row<'field'>[]> {
  const taxonomy = await taxonomyOn(tx, actor.tenantId, document.issued_on)
  return fieldsOf(tx, actor.tenantId, taxonomy.id)
}
