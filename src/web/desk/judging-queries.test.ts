import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { handOut, makeFiles, makeMeeting, makeTeam } from '../../../test/support/judging.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { openRound } from '../../../test/support/round.ts'
import { appraisalDesk, teamPage } from '../../app/appraisal/desk.ts'
import type { App } from '../../app/context.ts'
import { meetingList, meetingPage } from '../../app/voting/pages.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t?.close())

test('pages ask as many queries for thirty files as for one', async () => {
  const busy = await openRound(t)
  const lead = busy.people['appraisal-lead']
  const chair = busy.people.chair
  const team = await makeTeam(t, busy)
  const ids: string[] = []
  const more = async (n: number) => {
    const made = await makeFiles(
      t,
      busy,
      Array.from({ length: n }, (_, i) => `Mô hình thử nhiều ${ids.length + i}`),
    )
    await handOut(t, busy, team, made)
    ids.push(...made)
  }
  const pages = async (meetingId: string) => {
    const counts: number[] = []
    for (const read of [
      (app: App) => appraisalDesk(app, lead, {}),
      (app: App) => teamPage(app, lead, team, undefined),
      (app: App) => meetingList(app, chair, undefined),
      (app: App) => meetingPage(app, chair, meetingId),
    ]) {
      const { app, count } = countingQueries(t.app)
      await read(app)
      counts.push(count())
    }
    return counts
  }
  await more(1)
  const [appraised = ''] = await makeFiles(t, busy, ['Mô hình thử một'], 'appraised')
  const before = await pages(await makeMeeting(t, busy, [appraised]))
  await more(29)
  const names = Array.from({ length: 30 }, (_, i) => `Mô hình thử họp ${i}`)
  const after = await pages(await makeMeeting(t, busy, await makeFiles(t, busy, names, 'appraised')))
  expect(after).toEqual(before)
})
