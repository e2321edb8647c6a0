import { createHash } from 'node:crypto'
import { ProblemError, problem } from '../core/problem.ts'
import { tenantIds } from '../db/read/catalogues.ts'
import { decodeText } from '../intake/decode.ts'
import { actorNamed, tenantNamed } from './accounts.ts'
import { execute } from './command.ts'
import type { App } from './context.ts'
import { decideProposals } from './intake/decide.ts'
import { receiveDocument } from './intake/receive.ts'
import { openTenant, type RegistryDefaults } from './open-tenant.ts'

/** The one who accepts the demonstration's proposals, named on every page that shows what it accepted. */
export const DEMO_READER = 'Người đọc trình diễn (demo reader)'

export interface DemoFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface DemoOutcome {
  readonly tenantId: number
  readonly documents: readonly {
    readonly name: string
    readonly proposals: number
    readonly accepted: number
    readonly left: number
    readonly known: boolean
  }[]
}

/**
 * Reads documents through the same door as a person's: receive, read, propose; then accepts every proposal as the demo
 * reader. Running it again with the same files changes nothing. Nothing is keyed to any document.
 */
export async function runDemo(
  app: App,
  files: readonly DemoFile[],
  defaults: RegistryDefaults,
  progress: (done: number, of: number, name: string) => void,
): Promise<DemoOutcome> {
  const { id: tenantId } = await tenantNamed(app, {
    slug: 'trinh-dien',
    name: 'Bản trình diễn',
    nameEn: 'Demonstration',
    demo: true,
    listed: true,
  })
  const opener = await actorNamed(app, { name: DEMO_READER, kind: 'machine', tenantId, role: 'administrator' })
  const key = createHash('sha256').update(JSON.stringify(defaults)).digest('hex')
  await execute(app, openTenant, opener, defaults, `tenant.open:${key}`)
  const documents: DemoOutcome['documents'][number][] = []
  for (const [i, file] of files.entries()) {
    progress(i, files.length, file.name)
    documents.push({ name: file.name, ...(await readIn(app, opener, file)) })
  }
  progress(files.length, files.length, '')
  return { tenantId, documents }
}

async function readIn(app: App, actor: Awaited<ReturnType<typeof actorNamed>>, file: DemoFile) {
  const decoded = decodeText(file.bytes)
  if (!decoded.ok)
    throw new ProblemError(problem(decoded.problem.code, { ...decoded.problem.details, name: file.name }))
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const input = { fileName: file.name, sha256, text: decoded.value.text }
  const { result } = await execute(app, receiveDocument, actor, input, `receive:${sha256}`)
  const decided = await execute(
    app,
    decideProposals,
    actor,
    { documentId: result.documentId, decisions: 'rest' },
    `decide-rest:${result.documentId}`,
  )
  return {
    proposals: result.proposals,
    accepted: decided.result.decided,
    left: decided.result.left,
    known: result.known,
  }
}

/** Nothing was ever brought in: no tenant yet. */
export async function isEmpty(app: App): Promise<boolean> {
  return (await tenantIds(app.db.app)).length === 0
}
