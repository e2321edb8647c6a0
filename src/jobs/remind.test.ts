import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { addParticipation } from '../../test/support/files.ts'
import { asCommand } from '../../test/support/registry.ts'
import { openRound } from '../../test/support/round.ts'
import { setMailAddress, unreadNotices } from '../app/desk/notices.ts'
import { startReminding } from './remind.ts'

let t: TestApp
let now = new Date('2026-01-05T02:00:00Z')
beforeAll(async () => {
  t = await testApp({ clock: () => now })
})
afterAll(() => t.close())

/** Waits until something is so; the test's own time limit ends it. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 10))
}

test('asks once a morning, writes to who wants it, tells of a failure once, and stops', async () => {
  const round = await openRound(t)
  const [here] = round.places
  await asCommand(t.app, t.actor, (context) =>
    addParticipation(context, round, here, 'Im lặng', { status: 'in-progress' }),
  )
  await setMailAddress(t.app, here.head, 'nguoi-thu@example.org')
  now = new Date('2026-06-01T02:00:00Z')
  const stop = new AbortController()
  const mails: string[] = []
  const errors: unknown[] = []
  let broken = false
  let looks = 0
  const running = startReminding(
    {
      ...t.app,
      clock: () => {
        looks += 1
        if (broken) throw new Error('the clock stands still')
        return now
      },
    },
    {
      intervalMs: 5,
      signal: stop.signal,
      onError: (error) => errors.push(error),
      mailing: {
        server: { send: async ({ to }) => void mails.push(to) },
        origin: 'https://kheo.example',
        words: { subject: 'Có việc', text: (link) => link },
      },
    },
  )
  await until(() => mails.length > 0)
  expect(mails).toEqual(['nguoi-thu@example.org'])
  expect(await unreadNotices(t.app, here.clerk)).toBe(1)
  broken = true
  await until(() => errors.length > 0)
  const seen = looks
  await until(() => looks > seen + 3)
  expect(errors).toHaveLength(1)
  broken = false
  now = new Date('2026-06-02T02:00:00Z')
  const after = looks
  await until(() => looks > after + 3)
  stop.abort()
  await running
  expect(await unreadNotices(t.app, here.clerk)).toBe(1)
  expect(mails).toHaveLength(1)
})
