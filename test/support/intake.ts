import { createHash } from 'node:crypto'
import { execute } from '../../src/app/command.ts'
import { reviewFacts } from '../../src/app/desk/review.ts'
import { decideProposals } from '../../src/app/intake/decide.ts'
import { receiveDocument } from '../../src/app/intake/receive.ts'
import { demoFiles } from '../../src/compose.ts'
import type { Row } from '../../src/db/tables.ts'
import type { TestApp } from './app.ts'

/** A text of the demonstration, by a part of its file name. */
export function demoText(name: string): string {
  const file = demoFiles().find((f) => f.name.includes(name))
  if (file === undefined) throw new Error(`no demonstration text ${name}`)
  return new TextDecoder().decode(file.bytes)
}

/** Brings a text in and gives its document. */
export async function receiveText(t: TestApp, text: string): Promise<string> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const input = { fileName: 'thu.txt', sha256, text }
  return (await execute(t.app, receiveDocument, t.actor, input, `r:${sha256}`)).result.documentId
}

/** One received document, as a person at the desk works on it. */
export function deskOf(t: TestApp, documentId: string) {
  let keys = 0
  const proposals = async (): Promise<readonly Row<'proposal'>[]> =>
    (await reviewFacts(t.app, t.actor, documentId)).proposals
  const first = async (kind: string): Promise<Row<'proposal'>> => {
    const found = (await proposals()).find((p) => p.kind === kind)
    if (found === undefined) throw new Error(`nothing of kind ${kind} was read`)
    return found
  }
  const decide = async (decisions: readonly object[] | 'rest', key = `${documentId}:${++keys}`) =>
    execute(t.app, decideProposals, t.actor, { documentId, decisions }, key)
  return { documentId, proposals, first, decide }
}

export const accepting = (p: Row<'proposal'>) => ({ proposalId: p.id, version: p.version, verdict: 'accept' })
export const refusing = (p: Row<'proposal'>) => ({ proposalId: p.id, version: p.version, verdict: 'refuse' })
export const correcting = (p: Row<'proposal'>, corrected: Readonly<Record<string, string>>) => ({
  proposalId: p.id,
  version: p.version,
  verdict: 'correct',
  corrected,
})
