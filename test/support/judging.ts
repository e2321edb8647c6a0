import { v7 } from 'uuid'
import { assignFiles } from '../../src/app/appraisal/assign.ts'
import { concludeAppraisal } from '../../src/app/appraisal/conclude.ts'
import { saveSheet } from '../../src/app/appraisal/sheets.ts'
import { formTeam } from '../../src/app/appraisal/teams.ts'
import { type Command, execute } from '../../src/app/command.ts'
import { noteAttendance, stepMeeting } from '../../src/app/voting/course.ts'
import { convene } from '../../src/app/voting/meetings.ts'
import type { Stage } from '../../src/core/participation/stage.ts'
import type { Actor } from '../../src/core/policy.ts'
import { fold } from '../../src/core/text/fold.ts'
import { grams } from '../../src/core/text/grams.ts'
import { sortKey } from '../../src/core/text/sort-key.ts'
import { meetingMembers } from '../../src/db/read/meetings.ts'
import { rowOf } from '../../src/db/read/rows.ts'
import type { TestApp } from './app.ts'
import { asCommand, within } from './registry.ts'
import type { OpenedRound } from './round.ts'

/** Runs a command with a key of its own and gives its result. */
export const run = async <Input, Output>(
  t: Pick<TestApp, 'app'>,
  command: Command<Input, Output>,
  actor: Actor,
  input: NoInfer<Input>,
): Promise<Output> => (await execute(t.app, command, actor, input, v7())).result

/** Files of a round at a stage, without a registration: registered by the first commune's clerk, signed by its head. */
export async function makeFiles(
  t: TestApp,
  round: OpenedRound,
  names: readonly string[],
  stage: Stage = 'self-assessed',
): Promise<string[]> {
  return asCommand(t.app, t.actor, async ({ write, app, at }) => {
    const place = round.places[0]
    const ids: string[] = []
    for (const name of names) {
      const model = await write.insert('model', {
        name,
        folded: fold(name),
        sort_key: sortKey(name),
        grams: grams(name),
        kind: 'collective',
        first_year: round.year,
        summary: null,
        owner_known: false,
        parent_model_id: null,
      })
      const file = await write.insert('participation', {
        programme_id: round.programmeId,
        round_id: round.roundId,
        model_id: model.id,
        exemplar_id: null,
        kind: 'collective',
        unit_id: place.unitId,
        province_then_id: round.unitId,
        commune_id: app.units.mapToday(place.unitId).communeId,
        year: round.year,
        field_id: round.fields.get('economy') ?? null,
        field_code: round.fields.has('economy') ? 'economy' : '',
        level: 'base',
        registration: 'new',
        status: stage,
        linked_id: null,
        carried_from_id: null,
        campaign: null,
      })
      ids.push(file.id)
      for (const [how, who] of [
        ['wrote', place.clerk],
        ['submitted', place.head],
      ] as const)
        await write.insert('involvement', {
          file_id: file.id,
          account_id: who.id,
          how,
          since: at,
          ended_at: null,
          note: null,
        })
    }
    return ids
  })
}

/** A team of the round's lead and its appraisers. */
export async function makeTeam(t: TestApp, round: OpenedRound): Promise<string> {
  const lead = round.people['appraisal-lead']
  const made = await run(t, formTeam, round.people.owner, {
    roundId: round.roundId,
    name: 'Tổ thẩm định thử',
    fieldCode: '',
    basis: 'Quyết định thử số 01',
    members: [
      { accountId: lead.id, role: 'lead' },
      ...round.people.appraisers.map((one) => ({ accountId: one.id, role: 'member' as const })),
    ],
  })
  return made.teamId
}

/** Hands files to a team; gives the appraisal of each in the order of the files. */
export async function handOut(
  t: TestApp,
  round: OpenedRound,
  teamId: string,
  files: readonly string[],
): Promise<string[]> {
  await run(t, assignFiles, round.people.owner, { teamId, fileIds: [...files] })
  const rows = await within(t.app, t.tenantId, (tx) =>
    tx
      .selectFrom('appraisal')
      .select(['id', 'file_id'])
      .where('state', '=', 'open')
      .where('team_id', '=', teamId)
      .execute(),
  )
  return files.map((file) => rows.find((row) => row.file_id === file)?.id ?? '')
}

/** A sheet handed in: the same part of every criterion, in percent, in whole points. */
export async function score(
  t: TestApp,
  round: OpenedRound,
  who: Actor,
  appraisalId: string,
  percent: number,
): Promise<void> {
  await run(t, saveSheet, who, {
    appraisalId,
    version: 0,
    lines: round.sets.collective.criteria.map((c) => ({
      criterionId: c.id,
      halves: c.kind === 'checklist' ? 0 : 2 * Math.floor((c.maxHalves * percent) / 200),
      items: c.kind === 'checklist' ? c.items.slice(0, Math.round((c.items.length * percent) / 100)) : [],
      reason: 'Nhận xét thử',
    })),
    remark: '',
    handIn: true,
    why: '',
  })
}

export const conclude = (t: TestApp, round: OpenedRound, appraisalId: string, version = 1) =>
  run(t, concludeAppraisal, round.people['appraisal-lead'], {
    appraisalId,
    version,
    visitedOn: null,
    conclusion: 'Tổ đề nghị (thử)',
    talkedOver: '',
  })

/** A session on files that were appraised: the chair, the secretary without a vote, the round's five members. */
export async function makeMeeting(
  t: TestApp,
  round: OpenedRound,
  fileIds: readonly string[],
  given: { readonly secret?: boolean; readonly way?: 'screen' | 'paper' } = {},
): Promise<string> {
  const { chair, secretary, members } = round.people
  const { meetingId } = await run(t, convene, secretary, {
    roundId: round.roundId,
    name: 'Phiên họp thử',
    heldOn: `${round.year}-11-20`,
    startsAt: '8 giờ',
    place: 'Hội trường thử',
    secret: given.secret ?? true,
    way: given.way ?? 'screen',
    fileIds: [...fileIds],
    members: [
      { accountId: chair.id, role: 'chair', votes: true },
      { accountId: secretary.id, role: 'secretary', votes: false },
      ...members.map((one) => ({ accountId: one.id, role: 'member' as const, votes: true })),
    ],
  })
  return meetingId
}

/** Says who of a session is there; everybody else is away. */
export async function attend(
  t: TestApp,
  round: OpenedRound,
  meetingId: string,
  there: readonly Actor[],
): Promise<void> {
  const rows = await within(t.app, t.tenantId, (tx) => meetingMembers(tx, t.tenantId, meetingId))
  await run(t, noteAttendance, round.people.secretary, {
    meetingId,
    rows: rows.map((row) => ({
      accountId: row.account_id,
      version: row.version,
      attendance: there.some((one) => one.id === row.account_id) ? ('present' as const) : ('absent' as const),
      note: '',
    })),
  })
}

/** Opens or closes a session as its chair. */
export async function step(t: TestApp, round: OpenedRound, meetingId: string, to: 'open' | 'closed'): Promise<void> {
  const { version } = await within(t.app, t.tenantId, (tx) => rowOf(tx, 'meeting', t.tenantId, meetingId))
  await run(t, stepMeeting, round.people.chair, { meetingId, version, to })
}
