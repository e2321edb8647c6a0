import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import { claimMail } from '../../db/write/mail.ts'
import { type Mail, type Mailing, sendMail } from './mail.ts'
import { setMailAddress } from './notices.ts'
import { notify } from './notify.ts'

let t: TestApp
let now = new Date('2026-11-16T03:00:00Z')
let round: OpenedRound
let got: Mail[]
let refuse = false
const SECRET = 'Tên người không được ra khỏi đây'

const mailing: Mailing = {
  server: {
    send: async (mail) => {
      if (refuse) throw new Error('421 try later')
      got.push(mail)
    },
  },
  origin: 'https://kheo.example',
  words: { subject: 'Có việc chờ bạn', text: (link) => `Có việc chờ bạn: ${link}` },
}

beforeAll(async () => {
  t = await testApp({ clock: () => now })
  round = await openRound(t)
  await setMailAddress(t.app, round.people.owner, 'nguoi-thu@example.org')
})
beforeEach(() => {
  got = []
  refuse = false
})
afterAll(() => t.close())

const tell = (n: number) =>
  asCommand(t.app, t.actor, async (context) => {
    for (let i = 0; i < n; i++)
      await notify(context, {
        kind: 'session.convened',
        subject: 'round',
        id: round.roundId,
        label: SECRET,
        to: { accounts: [round.people.owner.id, round.people.chair.id] },
      })
  })
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

test('one mail to one person, once, saying nothing but that something waits', async () => {
  await tell(3)
  expect(await sendMail(t.app, mailing)).toBe(1)
  expect(got).toMatchObject([{ to: 'nguoi-thu@example.org', subject: 'Có việc chờ bạn' }])
  expect(got[0]?.text).toBe('Có việc chờ bạn: https://kheo.example/ban-lam-viec')
  expect(JSON.stringify(got)).not.toContain(SECRET)
  expect(got[0]?.messageId).toMatch(/^<notice-[0-9a-f-]{36}@kheo\.example>$/)
  later(60)
  expect(await sendMail(t.app, mailing)).toBe(0)
  expect(got.length).toBe(1)
})

test('two processes at once send it once', async () => {
  await tell(1)
  const sent = await Promise.all([sendMail(t.app, mailing), sendMail(t.app, mailing), sendMail(t.app, mailing)])
  expect(sent.reduce((a, b) => a + b, 0)).toBe(1)
  expect(got.length).toBe(1)
})

test('what was taken up and never noted as sent comes again, with the same message id', async () => {
  await tell(1)
  const claim = () =>
    within(t.app, t.tenantId, (tx) =>
      claimMail(tx, { tenantId: t.tenantId, at: now.toISOString(), leaseMinutes: 10, limit: 10 }),
    )
  const [taken] = await claim()
  expect(taken).toBeDefined()
  // the process ended here; until its lease is over the mail is its own, and newer notices wait for nobody
  expect(await sendMail(t.app, mailing)).toBe(0)
  later(11)
  await tell(1)
  expect(await sendMail(t.app, mailing)).toBe(1)
  expect(got[0]?.messageId).toBe(`<notice-${taken?.id}@kheo.example>`)
})

test('a refusal is tried again, later and later, and given up in the end', async () => {
  await tell(1)
  refuse = true
  let tries = 0
  const counting: Mailing = {
    ...mailing,
    server: {
      send: async (mail) => {
        tries += 1
        await mailing.server.send(mail)
      },
    },
  }
  const gaps: number[] = []
  for (let minute = 0, last = 0; minute < 4 * 24 * 60; minute += 5) {
    const before = tries
    await sendMail(t.app, counting)
    if (tries > before) {
      gaps.push(minute - last)
      last = minute
    }
    later(5)
  }
  expect(tries).toBe(8)
  expect(gaps.slice(1)).toEqual([...gaps.slice(1)].sort((a, b) => a - b))
  refuse = false
  expect(await sendMail(t.app, mailing)).toBe(0)
}, 60_000)

test('an address that was taken back gets nothing', async () => {
  await tell(1)
  await setMailAddress(t.app, round.people.owner, '')
  expect(await sendMail(t.app, mailing)).toBe(0)
  expect(got).toEqual([])
})
