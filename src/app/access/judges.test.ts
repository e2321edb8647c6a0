import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { openRound } from '../../../test/support/round.ts'
import { vietnamDay } from '../../core/clock.ts'
import { can } from '../../core/policy.ts'
import { unitsOn } from '../../core/units/book.ts'
import type { Tx } from '../../db/database.ts'
import { rowOf } from '../../db/read/rows.ts'
import { actorOf } from '../accounts.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { filesToJudge, judgesOf } from './judges.ts'

/** A planted graph: who is tied to which file is known from how it was planted, by plain loops over plain lists. */
const PEOPLE = 1000
const FILES = 5000
let t: TestApp
let roundId: string
let today: string

interface Post {
  readonly person: string
  readonly role: string
  readonly unit?: string
  readonly organisation?: string
  readonly from: string
  readonly to: string | null
}
interface Planted {
  readonly id: string
  readonly unit: string
  readonly organisation: string
}
const people: string[] = []
const files: Planted[] = []
const posts: Post[] = []
const lent: { readonly post: number; readonly to: string; readonly until: string }[] = []
const deeds: {
  readonly id: string
  readonly file: string
  readonly person: string
  readonly how: string
  readonly ended: boolean
}[] = []
let province = ''
/** An organisation, and the one above it. */
const above = new Map<string, string | null>()

/** Numbers that come the same in every run. */
let state = 7
const pick = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const id = () => t.app.newId()

beforeAll(async () => {
  t = await testApp()
  const round = await openRound(t)
  roundId = round.roundId
  province = round.unitId
  today = vietnamDay(t.app.clock())
  const communes = unitsOn(t.app.units.book, today, 'commune')
    .filter((unit) => t.app.units.within(unit.id).includes(province))
    .slice(0, 50)
    .map((unit) => unit.id)
  const parents = Array.from({ length: 10 }, id)
  for (const parent of parents) above.set(parent, null)
  const bodies = Array.from({ length: 100 }, (_, i) => [id(), parents[i % 10] ?? ''] as const)
  for (const [body, parent] of bodies) above.set(body, parent)
  for (let i = 0; i < PEOPLE; i++) people.push(id())
  for (let i = 0; i < FILES; i++)
    files.push({ id: id(), unit: communes[i % 50] ?? '', organisation: bodies[pick(100)]?.[0] ?? '' })
  plantPosts(communes, parents)
  for (let i = 0; i < 4000; i++) {
    const how = ['wrote', 'submitted', 'inspected', 'appraised', 'declared', 'voted'][pick(6)] ?? ''
    const [file, person] = [files[pick(FILES)]?.id ?? '', people[pick(PEOPLE)] ?? '']
    if (!deeds.some((d) => d.file === file && d.person === person && d.how === how))
      deeds.push({ id: id(), file, person, how, ended: pick(8) === 0 })
  }
  await within(t.app, t.tenantId, (tx) => store(tx, round.programmeId))
}, 240_000)
afterAll(() => t?.close())

function plantPosts(communes: readonly string[], parents: readonly string[]): void {
  const someone = () => people[pick(PEOPLE)] ?? ''
  const post = (role: string, more: Partial<Post>) =>
    posts.push({ person: someone(), role, from: '2020-01-01', to: null, ...more })
  for (const unit of communes) {
    post('head', { unit })
    post('clerk', { unit })
    // Left within the year that the rules name, and long before.
    post('head', { unit, to: shift(-30 - pick(200)) })
    post('head', { unit, to: shift(-500 - pick(500)) })
    post('clerk', { unit, to: shift(-20) })
  }
  post('head', { unit: province })
  for (const organisation of [...above.keys()].slice(0, 60)) post('clerk', { organisation })
  for (const organisation of parents) post('head', { organisation, to: shift(-100) })
  for (let i = 0; i < 40; i++)
    lent.push({ post: pick(posts.length), to: someone(), until: i % 2 === 0 ? shift(20) : shift(-2) })
}
const shift = (days: number): string => vietnamDay(new Date(t.app.clock().getTime() + days * 86_400_000))

async function store(tx: Tx, programmeId: string): Promise<void> {
  const own = { tenant_id: t.tenantId, version: 1 }
  const at = t.app.clock().toISOString()
  const all = async <R>(table: string, rows: readonly R[]) => {
    for (let i = 0; i < rows.length; i += 1000)
      await tx
        .insertInto(table as 'involvement')
        .values(rows.slice(i, i + 1000) as never)
        .execute()
  }
  await all(
    'account',
    people.map((one, i) => ({ id: one, name: `Người thử ${i}`, kind: 'person', created_at: at, disabled_at: null })),
  )
  for (const level of [null, 1])
    await all(
      'organisation',
      [...above]
        .filter(([, parent]) => (parent === null) === (level === null))
        .map(([one, parent_id]) => ({
          ...own,
          id: one,
          parent_id,
          name: `Tổ chức thử ${one.slice(-6)}`,
          folded: one,
          kind: 'union',
          unit_id: null,
          predecessor_id: null,
          valid_from: null,
          valid_to: null,
        })),
    )
  const names = files.map((file) => ({ ...file, model: id() }))
  await all(
    'model',
    names.map((file) => ({
      ...own,
      id: file.model,
      name: `Mô hình thử ${file.id}`,
      folded: 'mo hinh thu',
      sort_key: 'mo hinh thu',
      grams: [],
      kind: 'collective',
      first_year: null,
      summary: null,
      owner_known: true,
      parent_model_id: null,
    })),
  )
  await all(
    'model_owner',
    names.map((file) => ({ ...own, id: id(), model_id: file.model, organisation_id: file.organisation, role: 'lead' })),
  )
  await all(
    'participation',
    names.map((file) => ({
      ...own,
      id: file.id,
      programme_id: programmeId,
      round_id: roundId,
      model_id: file.model,
      exemplar_id: null,
      kind: 'collective',
      unit_id: file.unit,
      province_then_id: province,
      commune_id: null,
      year: 2026,
      field_id: null,
      status: 'appraised',
      linked_id: null,
      carried_from_id: null,
      campaign: null,
    })),
  )
  const grants = posts.map((post) => ({
    ...own,
    id: id(),
    account_id: post.person,
    role: post.role,
    unit_id: post.unit ?? null,
    organisation_id: post.organisation ?? null,
    valid_from: post.from,
    valid_to: post.to,
    basis: 'Thử',
  }))
  await all('role_grant', grants)
  // Everybody may vote on everything, so that nothing but a conflict can stop them.
  await all(
    'role_grant',
    people.map((account_id) => ({
      ...own,
      id: id(),
      account_id,
      role: 'council-member',
      unit_id: null,
      organisation_id: null,
      valid_from: '2020-01-01',
      valid_to: null,
      basis: 'Thử',
    })),
  )
  await all(
    'delegation',
    lent.map((one) => ({
      ...own,
      id: id(),
      grant_id: grants[one.post]?.id,
      deputy_id: one.to,
      valid_from: '2020-01-01',
      valid_to: one.until,
      reason: 'Thử',
    })),
  )
  await all(
    'involvement',
    deeds.map((deed) => ({
      ...own,
      id: deed.id,
      file_id: deed.file,
      account_id: deed.person,
      how: deed.how,
      since: at,
      ended_at: deed.ended ? at : null,
      note: null,
    })),
  )
}

let known: Map<string, Set<string>> | undefined
/** Who may not vote on each file and why, from the lists above; the rules name twelve months. */
function expected(): Map<string, Set<string>> {
  known ??= planted()
  return known
}

function planted(): Map<string, Set<string>> {
  const tied = new Map<string, Set<string>>()
  const tie = (file: string, person: string, how: string) => {
    const key = `${file} ${person}`
    tied.set(key, (tied.get(key) ?? new Set()).add(how))
  }
  for (const deed of deeds) if (!deed.ended && deed.how !== 'voted') tie(deed.file, deed.person, deed.how)
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  for (const [i, post] of posts.entries()) {
    const reached = files.filter(
      (file) =>
        post.unit === province ||
        post.unit === file.unit ||
        (post.organisation !== undefined &&
          (post.organisation === file.organisation || post.organisation === above.get(file.organisation))),
    )
    for (const file of reached) {
      if (post.to === null) {
        tie(file.id, post.person, 'owns')
        for (const one of lent) if (one.post === i && one.until > today) tie(file.id, one.to, 'owns')
      }
      if (post.role === 'head' && (post.to === null || post.to > yearAgo)) tie(file.id, post.person, 'lately-led')
    }
  }
  return tied
}

test('of 1,000 people and 5,000 files no conflict is missed, none is made up, and every block says why', async () => {
  const tied = expected()
  expect(tied.size).toBeGreaterThan(10_000)
  const wrong: string[] = []
  let blocked = 0
  for (let i = 0; i < FILES; i += 500) {
    await within(t.app, t.tenantId, async (tx) => {
      const reading = { app: t.app, tenantId: t.tenantId, tx }
      const some = [
        ...(
          await filesToJudge(
            reading,
            files.slice(i, i + 500).map((file) => file.id),
          )
        ).values(),
      ]
      const judges = await judgesOf(reading, some, people)
      for (const file of some)
        for (const person of people) {
          const why = tied.get(`${file.id} ${person}`)
          const may = judges.may('ballot.cast', file, person)
          if (may.ok === (why === undefined) && may.ok) continue
          blocked += 1
          const relation = may.ok ? 'none' : String(may.problem.details.relation)
          if (may.ok || may.problem.code !== 'conflict.of-interest' || why?.has(relation) !== true)
            wrong.push(`${file.id} ${person}: ${relation} for ${[...(why ?? [])].join()}`)
        }
    })
  }
  expect(wrong.slice(0, 10)).toEqual([])
  expect(blocked).toBe(tied.size)
}, 240_000)

test('one by one, as a command asks, the answer is the same', async () => {
  const tied = [...expected()]
  for (let i = 0; i < 150; i++) {
    const [fileId = '', person = ''] =
      i % 2 === 0 ? (tied[pick(tied.length)]?.[0] ?? '').split(' ') : [files[pick(FILES)]?.id, people[pick(PEOPLE)]]
    const actor = await actorOf(t.app, person, '', t.tenantId)
    await within(t.app, t.tenantId, async (tx) => {
      const reading = { app: t.app, tenantId: t.tenantId, tx }
      const file = (await filesToJudge(reading, [fileId])).get(fileId)
      if (file === undefined) throw new Error('no file')
      const single = await fileOf({ app: t.app, actor, tx }, fileId)
      const many = (await judgesOf(reading, [file], [person])).may('ballot.cast', file, person)
      expect([...file.within].sort()).toEqual([...new Set(single.within)].sort())
      const one = can(actor, 'ballot.cast', subjectOf(actor, single))
      expect(many.ok).toBe(one.ok)
    })
  }
})

test('a relation that is removed binds no longer in the same request', async () => {
  const deed = deeds.find(
    (one) => !one.ended && one.how === 'declared' && expected().get(`${one.file} ${one.person}`)?.size === 1,
  )
  if (deed === undefined) throw new Error('none planted')
  await asCommand(t.app, t.actor, async ({ app, write, at }) => {
    const reading = { app, tenantId: write.tenantId, tx: write.tx }
    const may = async () => {
      const file = (await filesToJudge(reading, [deed.file])).get(deed.file)
      if (file === undefined) throw new Error('no file')
      return (await judgesOf(reading, [file], [deed.person])).may('ballot.cast', file, deed.person).ok
    }
    expect(await may()).toBe(false)
    await write.update('involvement', await rowOf(write.tx, 'involvement', write.tenantId, deed.id), { ended_at: at })
    expect(await may()).toBe(true)
  })
})

test('without facts or without a place the answer is no', async () => {
  const member = { role: 'council-member', scope: { of: 'unit', id: province } } as const
  const actor = { id: 'x', name: '', tenantId: t.tenantId, grants: [member] }
  const subject = { tenantId: t.tenantId, stage: 'appraised', within: [province], relations: [] } as const
  expect(can(actor, 'ballot.cast', subject).ok).toBe(true)
  const { relations: _none, ...unknown } = subject
  expect(can(actor, 'ballot.cast', unknown).ok).toBe(false)
  const { within: _nowhere, ...nowhere } = subject
  expect(can(actor, 'ballot.cast', nowhere).ok).toBe(false)
  expect(can({ ...actor, tenantId: t.tenantId + 1 }, 'ballot.cast', subject).ok).toBe(false)
})
