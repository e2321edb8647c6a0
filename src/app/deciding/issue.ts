import { z } from 'zod'
import { isPattern, writtenNumber } from '../../core/deciding/number.ts'
import type { Stage } from '../../core/participation/stage.ts'
import { can, type Subject } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { lockNumbering } from '../../db/read/decisions.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import { involve } from '../access/involve.ts'
import { roundSubject } from '../access/round-subject.ts'
import type { Command, CommandContext } from '../command.ts'
import { fileOf, fileSubject, subjectOf } from '../participation/file.ts'
import { moveFile } from '../participation/move.ts'
import { checkLine, decisionLines, roundOf } from './draft.ts'

const Text = (max: number) => z.string().trim().max(max)
const SignInput = z.object({
  decisionId: z.uuid(),
  version: z.int().min(1),
  on: z.iso.date(),
  signer: Text(200).min(1),
  post: Text(200).min(1),
})

/**
 * Signs a decision for its body. Every line is checked again, and the signer must be free of conflict on every file: the
 * first one that is not is named, and nothing is signed.
 */
export const signDecision: Command<z.infer<typeof SignInput>, { state: 'signed' }> = {
  name: 'decision.sign',
  input: SignInput,
  action: 'decision.sign',
  subject: roundSubject((context, given: z.infer<typeof SignInput>) => roundOf(context, given.decisionId)),
  work: async (context, given) => {
    const { write, actor } = context
    const row = await decisionIn(context, given.decisionId, 'draft', 'sign')
    const body = await rowOf(write.tx, 'organisation', write.tenantId, row.organisation_id ?? '')
    for (const line of await decisionLines(context, row.id)) {
      await checkLine(context, row, body, line)
      if (line.participation_id === null) continue
      const file = await fileOf({ app: context.app, actor, tx: write.tx }, line.participation_id)
      if (row.kind === 'recognition' || row.kind === 'exemplary')
        unwrap(can(actor, 'decision.decide-on', subjectOf(actor, file)))
      if (row.kind === 'revocation') unwrap(can(actor, 'decision.revoke', subjectOf(actor, file)))
      await involve(context, file.id, 'decided')
    }
    await write.update(
      'decision',
      { id: row.id, version: given.version },
      {
        state: 'signed',
        signer_id: actor.id,
        signer: given.signer,
        signer_post: given.post,
        signed_on: given.on,
      },
    )
    return { state: 'signed' }
  },
}

const IssueInput = z.object({ decisionId: z.uuid(), version: z.int().min(1), numberingId: z.uuid(), on: z.iso.date() })

/**
 * Gives a signed decision the next number of a sequence of its body, and with it its effect: files are recognised, or
 * their recognition revoked. Two at once get two numbers; none is ever given twice or left out.
 */
export const issueDecision: Command<z.infer<typeof IssueInput>, { symbol: string }> = {
  name: 'decision.issue',
  input: IssueInput,
  action: 'decision.number',
  subject: roundSubject((context, given: z.infer<typeof IssueInput>) => roundOf(context, given.decisionId)),
  work: async (context, given) => {
    const { write } = context
    const row = await decisionIn(context, given.decisionId, 'signed', 'issue')
    const numbering = await lockNumbering(write.tx, write.tenantId, given.numberingId)
    if (numbering === undefined || numbering.organisation_id !== row.organisation_id)
      throw new ProblemError(problem('numbering.not-theirs', {}, 'numberingId'))
    if (given.on < numbering.valid_from || given.on >= numbering.valid_to || given.on < (row.signed_on ?? ''))
      throw new ProblemError(problem('date.invalid', { value: given.on }, 'on'))
    const number = numbering.last + 1
    const symbol = writtenNumber(numbering.pattern, number)
    await write.update('numbering', numbering, { last: number })
    await write.update(
      'decision',
      { id: row.id, version: given.version },
      {
        state: 'issued',
        numbering_id: numbering.id,
        number,
        symbol,
        decided_on: given.on,
      },
    )
    for (const line of await decisionLines(context, row.id)) await takeEffect(context, row.kind, line)
    return { symbol }
  },
}

async function takeEffect(context: CommandContext, kind: string, line: Row<'decision_line'>): Promise<void> {
  const { write } = context
  const { tx, tenantId } = write
  if (kind === 'recognition' && line.participation_id !== null)
    await moveFile(context, line.participation_id, { step: 'recognise' })
  if (kind !== 'revocation' || line.revokes_id === null) return
  const old = await rowOf(tx, 'decision_line', tenantId, line.revokes_id)
  await write.update('decision_line', old, { revoked_by_id: line.id })
  const of = await rowOf(tx, 'decision', tenantId, old.decision_id)
  if (of.kind === 'recognition' && old.participation_id !== null)
    await moveFile(context, old.participation_id, { step: 'revoke', reason: line.ground })
}

/** A decision that people made, at the state a step needs. */
async function decisionIn({ write }: CommandContext, id: string, state: 'draft' | 'signed', step: string) {
  const row = await rowOf(write.tx, 'decision', write.tenantId, id)
  if (row.state !== state)
    throw new ProblemError(problem('state.not-now', { step, stage: row.state ?? '', of: 'decision' }))
  return row
}

const NumberingInput = z.object({
  organisationId: z.uuid(),
  kind: Text(40).min(1),
  span: Text(40).min(1),
  from: z.iso.date(),
  to: z.iso.date(),
  pattern: Text(60).min(1),
  last: z.int().min(0).max(1_000_000),
})

/** Opens a sequence of numbers of a body: over a year, or over a term of a Party committee (05-HD/VPTW). */
export const openNumbering: Command<z.infer<typeof NumberingInput>, { numberingId: string }> = {
  name: 'numbering.open',
  input: NumberingInput,
  action: 'decision.number',
  subject: async ({ app, write }, given): Promise<Subject> => {
    const body = await rowOf(write.tx, 'organisation', write.tenantId, given.organisationId)
    return {
      tenantId: write.tenantId,
      within: [body.id, ...(body.unit_id === null ? [] : app.units.within(body.unit_id))],
    }
  },
  work: async ({ write }, given) => {
    if (!isPattern(given.pattern)) throw new ProblemError(problem('input.invalid', { reason: '{n}' }, 'pattern'))
    if (given.to <= given.from) throw new ProblemError(problem('date.invalid', { value: given.to }, 'to'))
    const made = await write.insert('numbering', {
      organisation_id: given.organisationId,
      kind: given.kind,
      span: given.span,
      valid_from: given.from,
      valid_to: given.to,
      pattern: given.pattern,
      last: given.last,
    })
    return { numberingId: made.id }
  },
}

const RefuseInput = z.object({ fileId: z.uuid(), version: z.int().min(1), reason: Text(4000) })

/** Decides not to recognise a file that was voted on, with the reason, which its unit sees. */
export const refuseRecognition: Command<z.infer<typeof RefuseInput>, { status: Stage }> = {
  name: 'participation.not-recognise',
  input: RefuseInput,
  action: 'decision.decide-on',
  subject: fileSubject((given) => given.fileId),
  work: async (context, given) => {
    const { fileId, version, reason } = given
    const status = await moveFile(context, fileId, { step: 'not-recognise', reason, version })
    await involve(context, fileId, 'decided')
    return { status }
  },
}
