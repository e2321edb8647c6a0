import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { makeFiles, run } from '../../../test/support/judging.ts'
import { within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { sightingsOf } from '../../db/read/replications.ts'
import { rowOf } from '../../db/read/rows.ts'
import { carryingOut } from '../progress/page.ts'
import { type EntryInput, writeProgress } from '../progress/write.ts'
import { verifyAll } from '../verify.ts'
import { abandonParticipation, resumeParticipation, selfAssess, suspendParticipation } from './run.ts'

let t: TestApp
let round: OpenedRound
beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-11-22T03:00:00Z') })
  round = await openRound(t)
})
afterAll(() => t.close())

const one = async () => (await makeFiles(t, round, [`Mô hình ${t.app.newId()}`], 'in-progress'))[0] ?? ''
const row = (id: string) => within(t.app, t.tenantId, (tx) => rowOf(tx, 'participation', t.tenantId, id))
const clerk = () => round.places[0].clerk
const head = () => round.places[0].head
const money = (value: string, more: Partial<EntryInput['figures'][number]> = {}) => ({
  indicator: 'money',
  role: 'contribution' as const,
  value,
  method: 'counted' as const,
  contributor: 'people' as const,
  ...more,
})
const entry = (fileId: string, more: Partial<EntryInput> = {}): EntryInput => ({
  fileId,
  day: '2026-11-20',
  text: 'Họp dân, góp tiền lắp đèn (thử)',
  figures: [],
  replaces: null,
  ...more,
})
const write = (input: EntryInput, who = clerk()) => run(t, writeProgress, who, input)

test('is paused with a reason, goes on, and may end as not carried out', async () => {
  const fileId = await one()
  const step = (command: typeof suspendParticipation, version: number, reason = '') =>
    run(t, command, head(), { fileId, version, reason })
  expect(await refusal(step(suspendParticipation, 1))).toBe('reason.needed')
  expect(await step(suspendParticipation, 1, 'Mùa bão')).toMatchObject({ status: 'suspended' })
  expect(await refusal(step(resumeParticipation, 1))).toBe('conflict.version')
  expect(await step(resumeParticipation, 2)).toMatchObject({ status: 'in-progress' })
  expect(await refusal(run(t, abandonParticipation, round.places[1].head, { fileId, version: 3, reason: 'x' }))).toBe(
    'forbidden',
  )
  const input = { fileId, version: 3, reason: 'Không huy động được' }
  expect(await run(t, abandonParticipation, round.people.inspector, input)).toMatchObject({ status: 'not-implemented' })
  expect(await refusal(write(entry(fileId)))).toBe('state.not-now')
})

test('an entry keeps exact figures; a correction stands instead of it and both stay', async () => {
  const fileId = await one()
  const { entryId } = await write(
    entry(fileId, { figures: [money('5 triệu'), money('1.234.567', { method: 'estimated' })] }),
  )
  const replaces = { id: entryId, reason: 'Gõ nhầm số' }
  expect(await refusal(write(entry(fileId, { replaces: { ...replaces, reason: ' ' } })))).toBe('reason.needed')
  await write(entry(fileId, { figures: [money('6 triệu')], replaces }))
  expect(await refusal(write(entry(fileId, { replaces })))).toBe('progress.corrected')
  const data = await carryingOut(t.app, clerk(), fileId)
  expect(data.sums).toMatchObject([{ indicator: 'money', counted: '6000000', estimated: null }])
  expect(data.entries.map((e) => e.stands).sort()).toEqual([false, true])
  expect(data.figures.get(entryId)?.map((f) => f.value)).toEqual(['5000000', '1234567'])
})

test.each([
  ['1.5 is two things', money('1.5')],
  ['half a đồng', money('0,5')],
  ['nobody gave', money('5', { contributor: null })],
  ['no such indicator', money('5', { indicator: 'ten-ho-ngheo' })],
  ['no number', money('nhiều')],
  ['a slip of the finger', money('9999999 tỷ')],
])('a figure is refused when %s', async (_what, figure) => {
  expect(await refusal(write(entry(await one(), { figures: [figure] })))).toBe('figure.invalid')
})

test('a form has no place for names, and no day that has not come', async () => {
  const fileId = await one()
  const named = { ...entry(fileId), beneficiaries: ['Em Thử A'] } as EntryInput
  expect(await refusal(write(named))).toBe('input.invalid')
  expect(await refusal(write(entry(fileId, { day: '2026-11-23' })))).toBe('progress.future')
  expect(await refusal(write(entry(fileId), round.places[1].clerk))).toBe('forbidden')
})

test('a self-assessment needs figures or a sentence why none, and closes the log', async () => {
  const fileId = await one()
  const assess = (noFigures: string, version = 1, who = head()) =>
    run(t, selfAssess, who, { fileId, version, text: 'Đạt mục tiêu (thử)', noFigures })
  expect(await refusal(assess('x', 1, clerk()))).toBe('forbidden')
  expect(await refusal(assess(''))).toBe('figures.missing')
  await write(entry(fileId, { figures: [money('2,5 triệu')] }))
  expect(await assess('')).toMatchObject({ status: 'self-assessed' })
  expect(await row(fileId)).toMatchObject({ status: 'self-assessed' })
  expect((await carryingOut(t.app, head(), fileId)).assessments).toMatchObject([
    { attempt: 1, entries: 1, figures: 1, evidence: 0, no_figures: null },
  ])
  expect(await refusal(write(entry(fileId)))).toBe('state.not-now')
})

test('the log is a sign of life on the unit’s own word', async () => {
  const fileId = await one()
  await write(entry(fileId, { day: '2026-10-01' }))
  await write(entry(fileId, { day: '2026-11-01' }))
  const { model_id } = await row(fileId)
  const seen = await within(t.app, t.tenantId, (tx) => sightingsOf(tx, t.tenantId, model_id ?? ''))
  expect(seen).toEqual([{ day: '2026-11-01', running: true, word: 'unit', by: clerk().name }])
})

test('is seen by nobody outside', async () => {
  const fileId = await one()
  expect(await refusal(carryingOut(t.app, round.places[1].clerk, fileId))).toBe('forbidden')
})

test('all of it verifies', async () => {
  for (const verdict of await verifyAll(t.app))
    expect(verdict).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
})
