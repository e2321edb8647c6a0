import { afterAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { attend, makeFiles, makeMeeting, run, step } from '../../../test/support/judging.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import type { Actor } from '../../core/policy.ts'
import type { Choice } from '../../core/voting/ballot.ts'
import { hashOf } from '../../db/write/journal.ts'
import { execute } from '../command.ts'
import { castBallot } from './cast.ts'
import { closeVote, openVote } from './votes.ts'

const opened: TestApp[] = []
afterAll(async () => {
  for (const t of opened) await t.close()
})

interface World {
  readonly t: TestApp
  readonly round: OpenedRound
  readonly voters: readonly Actor[]
  readonly voteId: string
}

/** A session with an open secret vote, in which time and ids are the same in every world. */
async function world(): Promise<World> {
  let ids = 0
  let seconds = 0
  const t = await testApp({
    newId: () => `0193${(++ids).toString(16).padStart(4, '0')}-0000-7000-8000-000000000000`,
    clock: () => new Date(Date.UTC(2026, 10, 20, 1, 0, ++seconds % 3600)),
  })
  opened.push(t)
  const round = await openRound(t)
  const voters = [round.people.chair, ...round.people.members]
  const [fileId = ''] = await makeFiles(t, round, ['Mô hình thử bỏ phiếu kín'], 'appraised')
  const meetingId = await makeMeeting(t, round, [fileId])
  await step(t, round, meetingId, 'open')
  await attend(t, round, meetingId, voters)
  const { voteId } = await run(t, openVote, round.people.chair, { meetingId, fileId, secret: null, way: null })
  return { t, round, voters, voteId }
}

/** Every row of every table of the tenant, as whoever has the whole database reads them: in the order of the table. */
async function dump(t: TestApp): Promise<Record<string, string[]>> {
  const tables = await t.test.pool.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { relname } of tables.rows) {
    const rows = await t.test.pool.query<{ row: string }>(
      `select to_jsonb(x)::text as row from ${relname} x where tenant_id = $1 order by ctid`,
      [t.tenantId],
    )
    found[relname] = rows.rows.map((one) => one.row)
  }
  return found
}

/** The keys of commands are random in tests as in browsers, and say nothing; without them the worlds can be compared. */
const withoutKeys = (all: Record<string, string[]>): Record<string, string[]> => ({
  ...all,
  command_log: (all.command_log ?? []).map((row) => {
    const { key: _key, hash: _hash, prev_hash: _prev, ...rest } = JSON.parse(row) as Record<string, unknown>
    return JSON.stringify(rest)
  }),
  chain_head: [],
})

async function castAll({ t, voters, voteId }: World, choices: readonly Choice[]): Promise<void> {
  for (const [i, choice] of choices.entries()) await run(t, castBallot, voters[i] as Actor, { voteId, choice })
}

const FIRST: readonly Choice[] = ['for', 'against', 'for', 'for', 'blank', 'for']
const SWAPPED: readonly Choice[] = ['blank', 'for', 'for', 'against', 'for', 'for']

describe('after a secret vote is closed', () => {
  test('the whole database is the same, whoever voted what: nothing can link what differs in nothing', async () => {
    const [one, two] = [await world(), await world()]
    await castAll(one, FIRST)
    await castAll(two, SWAPPED)
    for (const { t, round, voteId } of [one, two]) await run(t, closeVote, round.people.chair, { voteId })
    const [a, b] = [withoutKeys(await dump(one.t)), withoutKeys(await dump(two.t))]
    expect(a).toEqual(b)
    // The comparison sees a difference where there is one: the box and the ballots are in it.
    expect(a.open_ballot).toEqual([])
    expect(a.ballot_box?.[0]).toContain('["against", "blank", "for", "for", "for", "for"]')
    expect(a.vote_seat).toHaveLength(6)
    expect((a.event ?? a.event_2026)?.length).toBeGreaterThan(20)
  })

  test('and differs when the result does', async () => {
    const [one, two] = [await world(), await world()]
    await castAll(one, FIRST)
    await castAll(two, ['against', 'against', 'for', 'for', 'blank', 'for'])
    for (const { t, round, voteId } of [one, two]) await run(t, closeVote, round.people.chair, { voteId })
    expect(withoutKeys(await dump(one.t))).not.toEqual(withoutKeys(await dump(two.t)))
  })

  test('no row that names a member names a choice, and no hash is of one', async () => {
    const { t, round, voters, voteId } = await world()
    await castAll({ t, round, voters, voteId }, FIRST)
    await run(t, closeVote, round.people.chair, { voteId })
    const all = await dump(t)
    const cast = (all.command_log ?? []).filter((row) => row.includes('"ballot.cast"'))
    expect(cast).toHaveLength(6)
    const choice = /"(for|against|blank)"/
    for (const voter of voters) {
      const rows = Object.values(all)
        .flat()
        .filter((row) => row.includes(voter.id) && !row.includes('"ballots"'))
      expect(rows.length).toBeGreaterThan(3)
      expect(rows.filter((row) => choice.test(row))).toEqual([])
      const guesses = ['for', 'against', 'blank'].flatMap((one) => [
        hashOf(['ballot.cast', voter.id, { voteId, choice: one }]),
        hashOf({ voteId, choice: one }),
        hashOf(one),
      ])
      const text = rows.join('\n')
      expect(guesses.filter((hash) => text.includes(hash))).toEqual([])
      // The guess is right in form: the hash of what is not secret is there.
      expect(cast.join('\n')).toContain(hashOf(['ballot.cast', voter.id, { voteId }]))
    }
  })
})

test('while it is open, neither id nor place nor transaction tells the newest ballot from the others', async () => {
  const { t, voters, voteId } = await world()
  const box = async () =>
    (
      await t.test.pool.query<{ id: string; choice: string; xmin: string }>(
        'select id, choice, xmin::text from open_ballot order by ctid',
      )
    ).rows
  const seen = new Set<string>()
  for (const [i, choice] of FIRST.entries()) {
    await run(t, castBallot, voters[i] as Actor, { voteId, choice })
    const rows = await box()
    expect(rows).toHaveLength(i + 1)
    expect(new Set(rows.map((row) => row.xmin)).size).toBe(1)
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).sort())
    for (const row of rows) {
      expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
      expect(seen.has(row.id)).toBe(false)
      seen.add(row.id)
    }
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'choice', 'xmin'])
  }
  const columns = await t.test.pool.query<{ attname: string }>(
    "select attname from pg_attribute where attrelid = 'open_ballot'::regclass and attnum > 0 order by attnum",
  )
  expect(columns.rows.map((row) => row.attname)).toEqual(['tenant_id', 'id', 'vote_id', 'choice'])
})

test('the same key with another choice is the same ballot: the first one stands', async () => {
  const { t, voters, voteId } = await world()
  const [voter] = voters as [Actor]
  const first = await execute(t.app, castBallot, voter, { voteId, choice: 'for' }, 'one-key')
  const again = await execute(t.app, castBallot, voter, { voteId, choice: 'against' }, 'one-key')
  expect([first.replayed, again.replayed]).toEqual([false, true])
  const rows = await t.test.pool.query<{ choice: string }>('select choice from open_ballot')
  expect(rows.rows).toEqual([{ choice: 'for' }])
})
