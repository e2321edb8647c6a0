import { z } from 'zod'
import { daysBetween } from '../../core/calendar/days.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { Actor } from '../../core/policy.ts'
import { inTenant } from '../../db/database.ts'
import { fileRows, ownersAbove } from '../../db/read/files.ts'
import { type SilenceAsked, silentFiles } from '../../db/read/silent.ts'
import { allTenants } from '../../db/read/tenant-statistics.ts'
import { machineActor } from '../accounts.ts'
import { type Command, execute } from '../command.ts'
import type { App } from '../context.ts'
import { dayOfMoment, readDeadlines } from './deadlines.ts'
import { heardBefore } from './heartbeat.ts'
import { notify } from './notify.ts'

/** How many files one command asks about; the next one takes the next. */
const BATCH = 100

const Input = z.object({
  day: z.iso.date(),
  files: z.array(z.object({ id: z.uuid(), heardOn: z.iso.date(), period: z.int().min(1) })).max(BATCH),
})

/**
 * Asks clerk and head of each file after it; who of a unit has no account cannot be asked, and then whoever runs the round
 * is told. The same silence is asked about once in each period of the rules, whoever runs this and however often.
 */
const askSilent: Command<z.infer<typeof Input>, { files: number }> = {
  name: 'participation.ask-silent',
  input: Input,
  action: 'round.run',
  work: async (context, { files }) => {
    const { write, app } = context
    for (const { id, heardOn, period } of files) {
      const rows = await fileRows(write.tx, write.tenantId, id)
      const unitId = rows.participation?.unit_id
      if (unitId === undefined || rows.participation?.status !== 'in-progress') continue
      const owners = await ownersAbove(write.tx, write.tenantId, rows)
      const own = [unitId, app.units.mapToday(unitId).communeId ?? unitId, ...owners]
      const telling = {
        kind: 'participation.silent',
        subject: 'participation',
        id,
        once: `silent:${id}:${heardOn}:${period}`,
      } as const
      const there = await notify(context, { ...telling, to: { roles: ['clerk', 'head'], within: own } })
      const above = app.units.within(unitId)
      if (there === 0) await notify(context, { ...telling, to: { roles: ['owner'], within: above } })
    }
    return { files: files.length }
  },
}

/** Khéo itself, for whoever runs the rounds of a tenant: named in the journal, signs in nowhere. */
const reminder = (tenantId: number): Actor => ({
  ...machineActor(tenantId),
  grants: [{ role: 'owner', scope: { of: 'tenant' } }],
})

/** Asks after every silent file of every tenant that was not asked about yet. Returns how many were. */
export async function askAfterSilent(app: App, signal?: AbortSignal): Promise<number> {
  let asked = 0
  for (const tenantId of await allTenants(app.db.app)) {
    for (let more = true; more && signal?.aborted !== true; ) {
      const found = await silentNow(app, tenantId)
      more = found.files.length === BATCH
      if (found.files.length === 0) continue
      const key = `participation.ask-silent:${found.day}:${found.files.map((file) => file.id).join(':')}`
      const { result, replayed } = await execute(app, askSilent, reminder(tenantId), found, key)
      if (replayed) break
      asked += result.files
    }
  }
  return asked
}

async function silentNow(app: App, tenantId: number): Promise<z.infer<typeof Input>> {
  const now = app.clock()
  const day = vietnamDay(now)
  return inTenant(app.db.app, tenantId, async (tx) => {
    const deadlines = await readDeadlines(app, tx, tenantId)
    const rounds = heardBefore(deadlines, day).map(
      (silence): SilenceAsked => ({ ...silence, days: deadlines.days(silence.id)?.heartbeat ?? 0 }),
    )
    const files = await silentFiles(tx, { tenantId, rounds, at: now.toISOString(), limit: BATCH })
    const daysOf = new Map(rounds.map((round) => [round.id, round.days]))
    return {
      day,
      files: files.map((file) => {
        const heardOn = dayOfMoment(file.heard_at)
        const period = Math.max(1, Math.floor(daysBetween(heardOn, day) / Math.max(1, daysOf.get(file.round_id) ?? 1)))
        return { id: file.id, heardOn, period }
      }),
    }
  })
}
