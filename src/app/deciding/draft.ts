import { z } from 'zod'
import { vietnamDay } from '../../core/clock.ts'
import { GROUNDS, mayGive } from '../../core/deciding/award.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import { fold } from '../../core/text/fold.ts'
import { lastVote, linesOf, printedName } from '../../db/read/decisions.ts'
import { rowOf } from '../../db/read/rows.ts'
import { packOfRound } from '../../db/read/rules.ts'
import type { Row } from '../../db/tables.ts'
import { roundSubject } from '../access/round-subject.ts'
import type { Command, CommandContext } from '../command.ts'
import { mustHold } from '../setup/legal-bases.ts'

const Text = (max: number) => z.string().trim().max(max)

const Line = z.object({
  subject: z.enum(['model', 'collective', 'individual', 'household']),
  participationId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  /** Empty: the name that the file has. */
  printed: Text(500),
  title: Text(300),
  unitPrinted: Text(300),
  reason: Text(1000),
  periodPrinted: Text(200),
  money: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,2})?$/)
    .nullable(),
  /** Of a revocation: the line that it takes back, and why. */
  revokesId: z.uuid().nullable(),
  ground: z.enum(GROUNDS).nullable(),
})
export type LineInput = z.infer<typeof Line>

const DraftInput = z.object({
  roundId: z.uuid(),
  organisationId: z.uuid(),
  kind: z.enum(['recognition', 'exemplary', 'commendation', 'award', 'revocation']),
  /** The form of award by its code in the rule pack; null for everything else. */
  form: Text(60).nullable(),
  level: z.enum(['', 'base', 'district', 'province', 'central']),
  title: Text(500).min(1),
  preamble: Text(10_000),
  bases: z.array(z.uuid()).max(30),
  lines: z.array(Line).min(1).max(5000),
})
export type DraftInput = z.infer<typeof DraftInput>

/**
 * Drafts a decision of a body: what it does, on which legal bases, its lines as they will be printed. A line is checked
 * now and again when the decision is signed: recognition needs the council's vote, an award a competent body.
 */
export const draftDecision: Command<DraftInput, { decisionId: string }> = {
  name: 'decision.draft',
  input: DraftInput,
  action: 'decision.draft',
  subject: roundSubject((_, given: DraftInput) => given.roundId),
  work: async (context, given) => {
    const { write, actor } = context
    const { tx, tenantId } = write
    const round = await rowOf(tx, 'round', tenantId, given.roundId)
    const body = await rowOf(tx, 'organisation', tenantId, given.organisationId)
    await mustHold(tx, tenantId, given.bases, vietnamDay(new Date(context.at)))
    const made = await write.insert('decision', {
      programme_id: round.programme_id,
      round_id: round.id,
      kind: given.kind,
      organisation_id: body.id,
      issuer: body.name,
      form: given.form,
      level: given.level,
      title: given.title,
      preamble: given.preamble,
      rule_pack_id: round.rule_pack_id,
      drafted_by: actor.id,
      state: 'draft',
    })
    for (const [position, legal_basis_id] of given.bases.entries())
      await write.insert('decision_basis', { decision_id: made.id, legal_basis_id, position })
    for (const [position, line] of given.lines.entries()) await insertLine(context, made, body, line, position)
    return { decisionId: made.id }
  },
}

async function insertLine(
  context: CommandContext,
  decision: Row<'decision'>,
  body: Row<'organisation'>,
  line: LineInput,
  position: number,
): Promise<void> {
  const { write } = context
  const { tx, tenantId } = write
  const file =
    line.participationId === null ? undefined : await rowOf(tx, 'participation', tenantId, line.participationId)
  const revoked = line.revokesId === null ? undefined : await rowOf(tx, 'decision_line', tenantId, line.revokesId)
  const printed = line.printed || revoked?.printed || (file === undefined ? '' : await printedName(tx, tenantId, file))
  if (printed === '') throw new ProblemError(problem('input.invalid', {}, `lines.${position}.printed`))
  const made = await write.insert('decision_line', {
    decision_id: decision.id,
    position,
    subject: line.subject,
    printed,
    participation_id: file?.id ?? revoked?.participation_id ?? null,
    organisation_id: line.organisationId,
    form: decision.form,
    title: line.title,
    unit_printed: line.unitPrinted,
    reason: line.reason,
    period_printed: line.periodPrinted,
    money: line.money,
    subject_key: fold(`${printed} ${line.unitPrinted}`),
    revokes_id: revoked?.id ?? null,
    ground: line.ground,
  })
  await checkLine(context, decision, body, made)
}

/** What a line needs by the kind of its decision; throws the problem that says what is missing. */
export async function checkLine(
  context: CommandContext,
  decision: Row<'decision'>,
  body: Row<'organisation'>,
  line: Row<'decision_line'>,
): Promise<void> {
  const { tx, tenantId } = context.write
  const file =
    line.participation_id === null ? undefined : await rowOf(tx, 'participation', tenantId, line.participation_id)
  const wrongStage = () =>
    new ProblemError(
      problem('state.not-now', { step: decision.kind, stage: file?.status ?? '' }, `lines.${line.position}`),
    )
  if (decision.kind === 'recognition') {
    if (file?.status !== 'voted') throw wrongStage()
    await passed(context, decision, file, 'recognition')
  }
  if (decision.kind === 'exemplary') {
    if (file?.status !== 'recognised') throw wrongStage()
    const pack = (await packOfRound(tx, tenantId, file.round_id))?.rules as unknown as RulePack | undefined
    if (pack?.votes.exemplary !== undefined) await passed(context, decision, file, 'exemplary')
  }
  if (decision.kind === 'award') await competent(context, decision, body, line)
  if (decision.kind === 'revocation') await revocable(context, line)
}

/** The council voted for it; nobody's rules, or no quorum, is not a vote for it. */
async function passed(
  { write }: CommandContext,
  decision: Row<'decision'>,
  file: Row<'participation'>,
  matter: string,
) {
  const vote = await lastVote(write.tx, { tenantId: write.tenantId, fileId: file.id, matter })
  if (vote?.outcome === 'passed') return
  if (vote?.outcome === 'unset') throw new ProblemError(problem('threshold.unset', { kind: decision.kind }, 'lines'))
  throw new ProblemError(
    problem('decision.not-passed', { name: await printedName(write.tx, write.tenantId, file) }, 'lines'),
  )
}

/** The level of a body, by the unit it stands beside; without one it is of the centre. */
function levelOf({ app }: CommandContext, body: Row<'organisation'>): string {
  const unit = body.unit_id === null ? undefined : app.units.book.units.get(body.unit_id)
  return unit === undefined ? 'central' : unit.level === 'commune' ? 'base' : unit.level
}

async function competent(
  context: CommandContext,
  decision: Row<'decision'>,
  body: Row<'organisation'>,
  line: Row<'decision_line'>,
): Promise<void> {
  const { write } = context
  const pack =
    decision.rule_pack_id === null
      ? undefined
      : await rowOf(write.tx, 'rule_pack', write.tenantId, decision.rule_pack_id)
  if (pack === undefined || pack.adopted_on === null)
    throw new ProblemError(problem('threshold.unset', { kind: decision.kind }, 'form'))
  const subject = line.subject === 'model' ? 'collective' : line.subject
  unwrap(
    mayGive(pack.rules as unknown as RulePack, {
      form: decision.form ?? '',
      issuer: { kind: body.kind, level: levelOf(context, body) },
      subject: subject as 'collective',
    }),
  )
}

/** Takes back a line of an issued decision that still stands, on one of the grounds. */
async function revocable({ write }: CommandContext, line: Row<'decision_line'>): Promise<void> {
  const { tx, tenantId } = write
  if (line.revokes_id === null || line.ground === null)
    throw new ProblemError(problem('reason.needed', { step: 'revoke' }, 'ground'))
  const old = await rowOf(tx, 'decision_line', tenantId, line.revokes_id)
  const of = await rowOf(tx, 'decision', tenantId, old.decision_id)
  if (of.state !== 'issued' || old.removed || old.revoked_by_id !== null)
    throw new ProblemError(problem('state.not-now', { step: 'revoke', stage: of.state ?? '' }, 'lines'))
}

const DropInput = z.object({ decisionId: z.uuid(), version: z.int().min(1), reason: Text(2000).min(1) })

/** Puts a draft, or what was signed but not issued, aside with the reason. */
export const dropDecision: Command<z.infer<typeof DropInput>, { state: 'dropped' }> = {
  name: 'decision.drop',
  input: DropInput,
  action: 'decision.draft',
  subject: roundSubject(async (context, given: z.infer<typeof DropInput>) => roundOf(context, given.decisionId)),
  work: async ({ write }, given) => {
    const row = await rowOf(write.tx, 'decision', write.tenantId, given.decisionId)
    if (row.state !== 'draft' && row.state !== 'signed')
      throw new ProblemError(problem('state.not-now', { step: 'drop', stage: row.state ?? '', of: 'decision' }))
    const preamble = `${row.preamble}\n\n[${given.reason}]`.trim()
    await write.update('decision', { id: row.id, version: given.version }, { state: 'dropped', preamble })
    return { state: 'dropped' }
  },
}

/** The round that a decision of people belongs to; one that only a document tells of has none. */
export async function roundOf({ write }: CommandContext, decisionId: string): Promise<string> {
  const row = await rowOf(write.tx, 'decision', write.tenantId, decisionId)
  if (row.round_id === null) throw new ProblemError(problem('not-found'))
  return row.round_id
}

export const decisionLines = ({ write }: CommandContext, decisionId: string) =>
  linesOf(write.tx, write.tenantId, decisionId)
